// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.ReadingTime;
import java.util.List;

/** Measures how fast a model reads on this machine, where that was never seen: some seconds. */
public final class SpeedProbe {
  /** Deep enough to see what depth costs, and shallow enough for any machine. */
  private static final int DEPTH = 5120;

  /** About what {@link #measure} takes for each profile, for people. */
  public static final int SECONDS_PER_PROFILE = 3;

  /** Of each of the two runs; shorter ones say less. */
  private static final double SECONDS = 0.7;

  private SpeedProbe() {}

  /** Profiles of which it is not known how fast they are read. */
  public static List<KvProfile> unknown(ModelSketch model, int threads, ReadingSpeeds speeds) {
    return Planner.possible(model).stream()
        .filter(profile -> speeds.of(model, profile, threads).isEmpty())
        .toList();
  }

  /**
   * Measures those that are not known yet.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY: what was measured by
   *     then is kept
   */
  public static void measure(
      LanguageModel model, int threads, ReadingSpeeds speeds, Cancellation cancellation) {
    int[] sample = ChatFrame.of(model).opening();
    for (KvProfile profile : unknown(model, threads, speeds)) {
      int capacity = Math.min(DEPTH, model.info().trainedContext());
      ContextOptions options = new ContextOptions(capacity, profile, threads);
      for (ReadingTime time : model.timeReading(options, sample, SECONDS, cancellation)) {
        speeds.record(model, profile, threads, time.depth(), time.tokens(), time.seconds());
      }
    }
  }
}
