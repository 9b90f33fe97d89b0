// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.OptionalDouble;

/** The model's own view of whether a passage supports a sentence. */
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
      };

  /**
   * Asks.
   *
   * @return the probability of yes against no, 0 to 1; empty if it cannot be asked, or was stopped
   */
  OptionalDouble of(String passage, String claim);

  /** With less it does not agree. */
  double least();
}
