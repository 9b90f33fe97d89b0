// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.passage.Passage;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether it may be said that nothing was found that fits a question: the model, shown each of the
 * passages that come nearest by themselves, says that it does not answer. How often that was right
 * was measured; a model that cannot judge never says so.
 */
public final class NothingFits {
  /** In longer documents the model looks less at what answers, and it was not measured there. */
  private static final int MOST_TOKENS = 2000;

  private NothingFits() {}

  /**
   * Asks.
   *
   * @param ranking of the passages for the question
   * @param tokens of the documents
   * @return how often it was right to say so where it was measured, 0 to 1; empty if it may not be
   *     said
   */
  public static OptionalDouble right(
      Agreement agreement, String question, Ranking ranking, int tokens) {
    if (tokens > MOST_TOKENS || !agreement.tellsNothing()) {
      return OptionalDouble.empty();
    }
    List<Passage> nearest = ranking.nearest();
    boolean none =
        !nearest.isEmpty()
            && nearest.stream().allMatch(p -> isNone(agreement, question, p, ranking));
    return none ? OptionalDouble.of(Measured.absence().share()) : OptionalDouble.empty();
  }

  private static boolean isNone(
      Agreement agreement, String question, Passage passage, Ranking ranking) {
    OptionalDouble drawn = ranking.drawnTo(List.of(passage.place()));
    OptionalDouble fit = Fit.of(agreement.answers(question, passage.text()), drawn);
    return fit.isPresent() && fit.getAsDouble() <= Fit.MOST_OF_NOTHING;
  }
}
