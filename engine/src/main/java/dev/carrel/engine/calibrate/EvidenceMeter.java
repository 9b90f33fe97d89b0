// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.evidence.Judge;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.RetrievalHeads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Measures which heads of a model find what answers a question, and whether it can judge. */
final class EvidenceMeter {
  private static final System.Logger LOG = System.getLogger(EvidenceMeter.class.getName());
  private static final JudgeMeasure CANNOT_JUDGE =
      new JudgeMeasure(0, OptionalDouble.empty(), 0, 0, 0);
  private static final double THOROUGH_SECONDS = 300;
  private static final double COMMON_SECONDS = 10;
  private static final int COMMON_PAIRS = 10;
  private static final int BRIEF_PAIRS = 4;

  private final List<NeedleText> texts;
  private final List<JudgedPairs> pairs;
  private final int threads;

  private EvidenceMeter(List<NeedleText> texts, List<JudgedPairs> pairs, int threads) {
    this.texts = texts;
    this.pairs = pairs;
    this.threads = threads;
  }

  /**
   * As much as is worth its time.
   *
   * @param wantedSeconds what the whole calibration may take
   */
  static EvidenceMeter within(double wantedSeconds, int threads) {
    List<JudgedPairs> all = JudgedPairs.bundled();
    if (wantedSeconds >= THOROUGH_SECONDS) {
      return new EvidenceMeter(List.of(NeedleText.full(), NeedleText.deep()), all, threads);
    }
    return wantedSeconds >= COMMON_SECONDS
        ? new EvidenceMeter(List.of(NeedleText.common()), all.subList(0, COMMON_PAIRS), threads)
        : new EvidenceMeter(List.of(NeedleText.brief()), all.subList(0, BRIEF_PAIRS), threads);
  }

  /**
   * Measures.
   *
   * @param model whose contexts were measured
   * @param progress hears of {@link Stage#CALIBRATE_TOKENS}
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY
   */
  EvidenceMeasure measure(LanguageModel model, Progress progress, Cancellation cancellation) {
    List<HeadTrial> trials = able(() -> trials(model, cancellation), List.of());
    Optional<Judge> judge = able(() -> Optional.of(Judge.of(model)), Optional.empty());
    long tokens =
        trials.stream().mapToLong(HeadTrial::cost).sum()
            + judge.map(asked -> JudgeTrial.cost(asked, pairs)).orElse(0L);
    Work work = Work.inTokens(progress, tokens);
    EvidenceMeasure measured =
        new EvidenceMeasure(
            able(() -> heads(model, trials, work), RetrievalHeads.NONE),
            able(
                () -> judge.map(asked -> judge(asked, work, cancellation)).orElse(CANNOT_JUDGE),
                CANNOT_JUDGE));
    work.done();
    return measured;
  }

  /** Of a model whose heads or whose chat form are of another kind, what has none is said. */
  private static <T> T able(Supplier<T> measured, T none) {
    try {
      return measured.get();
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED || e.code() == Code.OUT_OF_MEMORY) {
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "evidence cannot be measured on this model", e);
      return none;
    }
  }

  /** Of the texts that are no longer than what the model was trained for, or of a short one. */
  private List<HeadTrial> trials(LanguageModel model, Cancellation cancellation) {
    List<HeadTrial> fitting = trials(model, texts, cancellation);
    return fitting.isEmpty() ? trials(model, List.of(NeedleText.brief()), cancellation) : fitting;
  }

  private static List<HeadTrial> trials(
      LanguageModel model, List<NeedleText> texts, Cancellation cancellation) {
    List<AttentionHead> heads = model.heads();
    int most = model.info().trainedContext();
    return heads.isEmpty()
        ? List.of()
        : texts.stream()
            .map(text -> new HeadTrial(model, heads, text, cancellation))
            .filter(trial -> trial.room() <= most)
            .toList();
  }

  private RetrievalHeads heads(LanguageModel model, List<HeadTrial> trials, Work work) {
    if (trials.isEmpty()) {
      return RetrievalHeads.NONE;
    }
    List<double[][]> shares = new ArrayList<>();
    for (HeadTrial trial : trials) {
      try (ModelContext context = open(model, trial.room())) {
        shares.add(trial.run(context, work));
      }
    }
    List<AttentionHead> heads = model.heads();
    return HeadChoice.of(heads, joined(shares, heads.size()));
  }

  /** All needles of all texts. */
  private static double[][] joined(List<double[][]> shares, int heads) {
    double[][] all = new double[heads][];
    for (int h = 0; h < heads; h++) {
      int head = h;
      all[h] = shares.stream().flatMapToDouble(s -> Arrays.stream(s[head])).toArray();
    }
    return all;
  }

  private JudgeMeasure judge(Judge judge, Work work, Cancellation cancellation) {
    try (ModelContext context = judge.open(threads)) {
      return JudgeTrial.run(judge, context, pairs, work, cancellation);
    }
  }

  /** Only our own cache tells what is attended to; this is the one that changes least. */
  private ModelContext open(LanguageModel model, int tokens) {
    return model.open(new ContextOptions(tokens, KvProfile.FAITHFUL, threads));
  }
}
