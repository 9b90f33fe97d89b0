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
    OptionalDouble fit = fit(agreement, question, ranking);
    return fit.isPresent() && fit.getAsDouble() <= Fit.MOST_OF_NOTHING
        ? OptionalDouble.of(Measured.absence().share())
        : OptionalDouble.empty();
  }

  /**
   * How well the passage fits that fits best of those that come nearest: {@link Fit}.
   *
   * @return empty if one of them could not be judged, or there is none
   */
  public static OptionalDouble fit(Agreement agreement, String question, Ranking ranking) {
    OptionalDouble best = OptionalDouble.empty();
    for (Passage passage : ranking.nearest()) {
      OptionalDouble drawn = ranking.drawnTo(List.of(passage.place()));
      OptionalDouble fit = Fit.of(agreement.answers(question, passage.text()), drawn);
      if (fit.isEmpty()) {
        return fit;
      }
      best = OptionalDouble.of(Math.max(fit.getAsDouble(), best.orElse(fit.getAsDouble())));
    }
    return best;
  }
}
