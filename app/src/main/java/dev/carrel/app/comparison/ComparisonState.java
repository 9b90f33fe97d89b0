// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;

/** How far a comparison is. */
public sealed interface ComparisonState {
  /** Nothing is compared. */
  record None() implements ComparisonState {}

  /** It is being made. */
  record Comparing() implements ComparisonState {}

  /**
   * It is there.
   *
   * @param old the version before
   * @param now the version after
   */
  record Compared(Document old, Document now, DocumentComparison comparison)
      implements ComparisonState {}

  /** It could not be made. */
  record Failed(CarrelException error) implements ComparisonState {}
}
