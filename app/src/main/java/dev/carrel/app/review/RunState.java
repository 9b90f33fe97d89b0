// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.document.DocumentId;
import java.time.Duration;
import java.util.Optional;

/** Whether cells are being answered. */
public sealed interface RunState {
  /** Nothing is asked. */
  record Idle() implements RunState {}

  /**
   * Cells are being answered.
   *
   * @param review its number
   * @param done cells that are done in this run
   * @param of how many are done in it; 0 while that is not known
   * @param reading the document that is being read before it is asked; empty while questions are
   *     answered
   * @param left time to the end at the pace of this run; empty while it cannot be told
   */
  record Running(long review, int done, int of, Optional<Reading> reading, Optional<Duration> left)
      implements RunState {}

  /**
   * A document is being read.
   *
   * @param part how much of it was, 0 to 1
   */
  record Reading(DocumentId document, String name, double part) {}

  /** It stops when the answer under way has ended. */
  record Pausing() implements RunState {}
}
