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

  /**
   * The least mean share of those that stand out. A needle is about a hundredth of the text, and a
   * head that looks anywhere has about nothing once a question without content is taken off.
   */
  private static final double STANDS_OUT = 0.05;

  private HeadChoice() {}

  /**
   * Chooses.
   *
   * @param shares [heads][needles]
   */
  static RetrievalHeads of(List<AttentionHead> heads, double[][] shares) {
    List<RetrievalHeads.Told> told = new ArrayList<>();
    for (int h = 0; h < shares.length; h++) {
      double mean = Arrays.stream(shares[h]).average().orElse(0);
      if (mean > 0) {
        told.add(new RetrievalHeads.Told(heads.get(h), Math.min(1, mean)));
      }
    }
    told.sort(Comparator.comparingDouble(RetrievalHeads.Told::needleShare).reversed());
    List<RetrievalHeads.Told> best = told.subList(0, Math.min(HEADS, told.size()));
    double mean = best.stream().mapToDouble(RetrievalHeads.Told::needleShare).average().orElse(0);
    return mean < STANDS_OUT ? RetrievalHeads.NONE : new RetrievalHeads(best);
  }
}
