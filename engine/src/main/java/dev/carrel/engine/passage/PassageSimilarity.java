// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.OptionalDouble;

/** How near the meaning of a question is to that of passages. */
@FunctionalInterface
public interface PassageSimilarity {
  /** Knows of none. */
  PassageSimilarity NONE =
      (question, passages, cancellation) ->
          passages.stream().map(passage -> OptionalDouble.empty()).toList();

  /**
   * Compares. That takes a few milliseconds where the passages' meanings were told before, which is
   * what happens in the background; of a document whose turn has not come they are told first, some
   * ten milliseconds each, so that an answer does not depend on what was done by chance.
   *
   * @return for each passage, in their order, from -1 to 1; empty for one of which no meaning is
   *     known, and for all if the question's is not
   * @throws CarrelException CANCELLED
   */
  List<OptionalDouble> of(String question, List<Passage> passages, Cancellation cancellation);
}
