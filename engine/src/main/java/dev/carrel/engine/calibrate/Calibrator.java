// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvUnsupportedException;
import java.util.Arrays;
import java.util.List;

/**
 * Measures a model: statistics first, then how much each layer matters, then each profile as a
 * whole, with the types chosen and with the same types in all layers. The better of the two is
 * kept, so that a bad choice cannot do harm.
 */
public final class Calibrator {
  /** What it may take where a person waits for an answer. */
  public static final double WANTED_SECONDS = 75;

  private static final int SPEED_SAMPLE = 512;

  private final CalibrationTexts texts = CalibrationTexts.bundled();
  private final double wantedSeconds;

  /** For a person who waits for an answer. */
  public Calibrator() {
    this(WANTED_SECONDS);
  }

  /**
   * For one who has time: more of it tries more.
   *
   * @param wantedSeconds what it may take, if the model is fast enough
   */
  public Calibrator(double wantedSeconds) {
    this.wantedSeconds = wantedSeconds;
  }

  /**
   * Measures.
   *
   * @param progress hears of {@link Progress.Stage#CALIBRATE_SECONDS}, first with the time expected
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY
   */
  public Calibration calibrate(KvMeter meter, Progress progress, Cancellation cancellation) {
    KvCosts costs = meter.costs();
    int layers = costs.places().size() / 2;
    int[] statistics = tokens(meter, texts.statistics());
    int[] choice = tokens(meter, texts.choice());
    int[] judgement = tokens(meter, texts.judgement());
    Effort.Available available =
        new Effort.Available(statistics.length, choice.length, judgement.length);
    double speed = meter.tokensPerSecond(first(statistics, SPEED_SAMPLE), cancellation);
    Effort effort = Effort.within(wantedSeconds, speed, available, layers);
    Work work = Work.inSeconds(progress, effort.tokens(layers), effort.seconds());
    try {
      KvStatistics centres =
          meter.statistics(first(statistics, effort.statisticsTokens()), cancellation);
      work.read(effort.statisticsTokens());
      SlotLosses losses =
          effort.layersTogether() == 0
              ? new SlotLosses()
              : new Trials(meter, centres, costs, first(choice, effort.choiceTokens()))
                  .run(effort, work, cancellation);
      Contenders contenders =
          new Contenders(meter.layers(), costs, losses, effort.layersTogether() > 0);
      List<KvLoss> judged =
          meter.losses(
              first(judgement, effort.judgementTokens()),
              effort.judgementTokens() / 2,
              KvMeter.Reference.EXACT,
              contenders.types(),
              centres,
              work::read,
              cancellation);
      work.done();
      return new Calibration.Measured(centres, contenders.best(judged), effort.method());
    } catch (KvUnsupportedException e) {
      return new Calibration.Unsupported(e.getMessage());
    }
  }

  /**
   * How the model finds passages and judges sentences is measured by this one, in the same time.
   */
  EvidenceMeter evidence(int threads) {
    return EvidenceMeter.within(wantedSeconds, threads);
  }

  private static int[] tokens(KvMeter meter, String text) {
    return first(meter.tokenize(text), meter.trainedContext());
  }

  private static int[] first(int[] tokens, int most) {
    return Arrays.copyOf(tokens, Math.min(most, tokens.length));
  }
}
