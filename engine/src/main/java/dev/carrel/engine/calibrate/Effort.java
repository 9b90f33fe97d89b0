// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.util.List;
import java.util.Locale;

/**
 * How much is measured, so that it takes about the time that it may on a fast model and a slow one.
 *
 * @param statisticsTokens read once
 * @param choiceTokens read by each trial
 * @param layersTogether that one trial changes; 0: there is no time for trials
 * @param withFloors whether each trial is made with 8 bits too, or with the smallest type alone
 * @param judgementTokens read by each contender; the second half is scored
 * @param seconds that it takes in all, about
 */
record Effort(
    int statisticsTokens,
    int choiceTokens,
    int layersTogether,
    boolean withFloors,
    int judgementTokens,
    double seconds) {
  /** The three texts as the model cuts them, in tokens. */
  record Available(int statistics, int choice, int judgement) {}

  /** Trials that change all keys or all values, to compare the types with one another. */
  private static final int WHOLE_TRIALS = 6;

  /** The reference and, of three profiles, the same type in all layers and the chosen ones. */
  private static final int CONTENDERS = 7;

  /** The same without those chosen. */
  private static final int CONTENDERS_WITHOUT_CHOICE = 4;

  /** The reference is read once more for each few trials. */
  private static final double WITH_REFERENCE = 1.25;

  /** From the best to the quickest. */
  private static final List<Effort> CHOICES =
      List.of(
          of(1600, 320, 1, true, 1024),
          of(1600, 320, 1, true, 640),
          of(1600, 320, 1, false, 640),
          of(1024, 192, 1, false, 640),
          of(1024, 192, 2, false, 640),
          of(1024, 192, 4, false, 640),
          of(1024, 192, 6, false, 512),
          of(1024, 0, 0, false, 1024),
          of(1024, 0, 0, false, 640),
          of(768, 0, 0, false, 512));

  private static Effort of(
      int statistics, int choice, int together, boolean floors, int judgement) {
    return new Effort(statistics, choice, together, floors, judgement, 0);
  }

  /**
   * The best that can be done in some time; on a slow model the least takes longer.
   *
   * @param layers that have keys and values
   */
  static Effort within(
      double wantedSeconds, double tokensPerSecond, Available available, int layers) {
    Effort best = CHOICES.getLast();
    for (Effort choice : CHOICES.reversed()) {
      best = choice.tokens(layers) <= wantedSeconds * tokensPerSecond ? choice : best;
    }
    Effort cut =
        new Effort(
            Math.min(best.statisticsTokens, available.statistics),
            Math.min(best.choiceTokens, available.choice),
            best.layersTogether,
            best.withFloors,
            Math.min(best.judgementTokens, available.judgement),
            0);
    return cut.lasting(cut.tokens(layers) / tokensPerSecond);
  }

  private Effort lasting(double time) {
    return new Effort(
        statisticsTokens, choiceTokens, layersTogether, withFloors, judgementTokens, time);
  }

  /** Tokens read in all, over all contexts. */
  long tokens(int layers) {
    int contenders = layersTogether == 0 ? CONTENDERS_WITHOUT_CHOICE : CONTENDERS;
    return statisticsTokens + trialTokens(layers) + (long) contenders * judgementTokens;
  }

  private long trialTokens(int layers) {
    if (layersTogether == 0) {
      return 0;
    }
    int groups = Math.ceilDiv(layers, layersTogether);
    int trials = WHOLE_TRIALS + 2 * groups * (withFloors ? 2 : 1);
    return (long) (trials * choiceTokens * WITH_REFERENCE);
  }

  /** In a few words. */
  String method() {
    if (layersTogether == 0) {
      return "the same types in all layers: there was no time to try each";
    }
    return String.format(
        Locale.ROOT,
        "types by layer, from %s tried alone at %s over %d tokens",
        layersTogether == 1
            ? "each layer's keys and values"
            : "keys and values of " + layersTogether + " layers at once",
        withFloors ? "turbo3 and q8_0" : "turbo3",
        choiceTokens);
  }
}
