// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.List;

/**
 * How often lawyers' passages are among the first.
 *
 * @param ranking what ranked
 * @param wording a {@link Wording}'s label
 * @param length which contracts: {@code all}, {@code upTo3500} tokens, {@code above}
 * @param questions that were asked
 * @param hit1 the share, 0 to 1, of those with such a passage in the first place; the others alike
 */
public record HitRow(
    String ranking,
    String wording,
    String length,
    int questions,
    double hit1,
    double hit3,
    double hit5,
    double hit10) {
  /**
   * Counts.
   *
   * @param ranks the place of the first such passage, from 1; 0 for none; at least one
   */
  static HitRow of(String ranking, String wording, String length, List<Integer> ranks) {
    return new HitRow(
        ranking,
        wording,
        length,
        ranks.size(),
        share(ranks, 1),
        share(ranks, 3),
        share(ranks, 5),
        share(ranks, 10));
  }

  private static double share(List<Integer> ranks, int among) {
    return (double) ranks.stream().filter(rank -> rank > 0 && rank <= among).count() / ranks.size();
  }
}
