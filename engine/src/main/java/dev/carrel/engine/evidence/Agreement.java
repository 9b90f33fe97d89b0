// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.OptionalDouble;

/** The model's own view of a passage: whether it supports a sentence, and answers the question. */
public interface Agreement {
  /** Of a model that cannot judge. */
  Agreement NONE =
      new Agreement() {
        @Override
        public OptionalDouble of(String passage, String claim) {
          return OptionalDouble.empty();
        }

        @Override
        public double least() {
          return 1;
        }

        @Override
        public OptionalDouble answers(String question, String passage) {
          return OptionalDouble.empty();
        }
      };

  /**
   * Asks whether a passage says what a sentence says.
   *
   * @return the probability of yes against no, 0 to 1; empty if it cannot be asked, or was stopped
   */
  OptionalDouble of(String passage, String claim);

  /** With less it does not agree. */
  double least();

  /**
   * Asks whether a passage answers a question.
   *
   * @return as {@link #of}
   */
  OptionalDouble answers(String question, String passage);

  /** Whether its view may count for there being nothing that fits. */
  default boolean tellsNothing() {
    return false;
  }
}
