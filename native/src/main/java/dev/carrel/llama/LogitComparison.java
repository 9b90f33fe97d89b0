// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.ArrayList;
import java.util.List;

/** How far one context's predictions of the next token lie from another's. */
public final class LogitComparison {
  private LogitComparison() {}

  /**
   * One position's comparison.
   *
   * @param klDivergence of the other's distribution from the reference's, in nats: 0 when they are
   *     equal; not finite when a logit is not
   * @param sameTop whether both hold the same token to be the most likely
   */
  public record Position(double klDivergence, boolean sameTop) {}

  /**
   * Compares the logits of two contexts' last batches, without a copy of them.
   *
   * @param from the first index in the batch; logits must have been asked for there and at all
   *     others, in both contexts
   * @param to the index behind the last one
   * @throws LlamaException {@link LlamaException.Kind#INVALID_BATCH} where there are no logits, or
   *     the vocabularies differ in size
   */
  public static List<Position> ofLastBatch(
      LlamaContext reference, LlamaContext other, int from, int to) {
    double[] figures = reference.inTurn(r -> other.inTurn(o -> nCompare(r, o, from, to)));
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < figures.length; i += 2) {
      positions.add(new Position(figures[i], figures[i + 1] != 0));
    }
    return positions;
  }

  private static native double[] nCompare(long reference, long other, int from, int to);
}
