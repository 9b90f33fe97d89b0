package dev.carrel.engine.calibrate;

import java.util.Locale;

/**
 * How much is measured, so that it takes about a minute on a fast model and a slow one alike.
 *
 * @param statisticsTokens read once
 * @param choiceTokens read by each trial; the second half is scored
 * @param layersTogether that one trial changes; 0: there is no time for trials
 * @param twoTypes whether each trial is made with both turbo types, or with the smaller one alone
 * @param judgementTokens read by each contender; the second half is scored
 * @param seconds that it takes in all, about
 */
record Effort(
    int statisticsTokens,
    int choiceTokens,
    int layersTogether,
    boolean twoTypes,
    int judgementTokens,
    double seconds) {
  /** The three texts as the model cuts them, in tokens. */
  record Available(int statistics, int choice, int judgement) {}

  /** In all, if the model is fast enough to do it well in that. */
  static final double WANTED_SECONDS = 75;

  /** Of the time, what trials may take. */
  private static final double TRIALS_SHARE = 0.5;

  /** Trials that change all keys or all values, to compare the types with one another. */
  static final int WHOLE_TRIALS = 6;

  /** The reference and, of three profiles, the same type in all layers and the chosen ones. */
  static final int CONTENDERS = 7;

  /** The reference is read once more for so many trials. */
  private static final double WITH_REFERENCE = 1.25;

  private static final int[] JUDGEMENT = {1024, 640, 384};
  private static final int LEAST_JUDGEMENT = 256;
  private static final int CHOICE = 256;
  private static final int[] TOGETHER = {1, 2, 4, 8};
  private static final int FEW_STATISTICS = 1024;

  /**
   * What fits.
   *
   * @param layers that have keys and values
   */
  static Effort of(double tokensPerSecond, Available available, int layers) {
    double total = WANTED_SECONDS * tokensPerSecond;
    int statistics =
        total > 10 * available.statistics
            ? available.statistics
            : Math.min(FEW_STATISTICS, available.statistics);
    int judgement = LEAST_JUDGEMENT;
    for (int i = JUDGEMENT.length - 1; i >= 0; i--) {
      double rest = total - statistics - (double) CONTENDERS * JUDGEMENT[i];
      judgement = rest >= TRIALS_SHARE * total ? JUDGEMENT[i] : judgement;
    }
    judgement = Math.min(judgement, available.judgement);
    int choice = Math.min(CHOICE, available.choice);
    double trials = total - statistics - (double) CONTENDERS * judgement;
    Effort chosen = new Effort(statistics, choice, 0, false, judgement, 0);
    for (int i = TOGETHER.length - 1; i >= 0; i--) {
      Effort one = new Effort(statistics, choice, TOGETHER[i], false, judgement, 0);
      chosen = one.trialTokens(layers) <= trials ? one : chosen;
    }
    Effort both = new Effort(statistics, choice, 1, true, judgement, 0);
    chosen = both.trialTokens(layers) <= trials ? both : chosen;
    return chosen.lasting(chosen.tokens(layers) / tokensPerSecond);
  }

  private Effort lasting(double time) {
    return new Effort(
        statisticsTokens, choiceTokens, layersTogether, twoTypes, judgementTokens, time);
  }

  /** Tokens read in all, over all contexts. */
  long tokens(int layers) {
    return statisticsTokens + trialTokens(layers) + (long) CONTENDERS * judgementTokens;
  }

  private long trialTokens(int layers) {
    if (layersTogether == 0) {
      return 0;
    }
    int groups = Math.ceilDiv(layers, layersTogether);
    int trials = WHOLE_TRIALS + 2 * groups * (twoTypes ? 2 : 1);
    return (long) (trials * choiceTokens * WITH_REFERENCE);
  }

  /** In a few words. */
  String method() {
    if (layersTogether == 0) {
      return "the same types in all layers: the model is too slow to try each";
    }
    return String.format(
        Locale.ROOT,
        "types by layer, from %s tried alone at %s over %d tokens",
        layersTogether == 1
            ? "each layer's keys and values"
            : "keys and values of " + layersTogether + " layers at once",
        twoTypes ? "turbo3 and turbo4" : "turbo3",
        choiceTokens);
  }
}
