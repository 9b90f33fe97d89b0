// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.RetrievalHeads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which heads are told by what lay on the needles, if any stands out. */
final class HeadChoice {
  /** Heads that are taken: on contracts more than 8 found no more, and 16 or 32 less. */
  static final int HEADS = 8;

  /** More than this on one needle counts as this, so that a few easy needles do not decide. */
  private static final double MOST_OF_A_NEEDLE = 0.1;

  /**
   * The least mean share of those that stand out. A needle is about a hundredth of the text, and a
   * head that looks anywhere has about nothing once a question without content is taken off.
   */
  private static final double STANDS_OUT = 0.02;

  private HeadChoice() {}

  /** A head with what it is ranked by. */
  private record Ranked(RetrievalHeads.Told told, double by) {}

  /**
   * Chooses.
   *
   * @param shares [heads][needles]
   */
  static RetrievalHeads of(List<AttentionHead> heads, double[][] shares) {
    List<Ranked> ranked = new ArrayList<>();
    for (int h = 0; h < shares.length; h++) {
      double mean = Arrays.stream(shares[h]).average().orElse(0);
      double by =
          Arrays.stream(shares[h]).map(s -> Math.min(s, MOST_OF_A_NEEDLE)).average().orElse(0);
      ranked.add(new Ranked(new RetrievalHeads.Told(heads.get(h), Math.clamp(mean, 0, 1)), by));
    }
    List<RetrievalHeads.Told> best =
        ranked.stream()
            .sorted(Comparator.comparingDouble(Ranked::by).reversed())
            .limit(HEADS)
            .map(Ranked::told)
            .toList();
    double mean = best.stream().mapToDouble(RetrievalHeads.Told::needleShare).average().orElse(0);
    return mean < STANDS_OUT ? RetrievalHeads.NONE : new RetrievalHeads(best);
  }
}
