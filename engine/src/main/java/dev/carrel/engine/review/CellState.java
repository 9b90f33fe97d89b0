// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Locale;

/** Where a cell stands. A person's word comes before the machine's. */
public enum CellState {
  /** Nobody was asked yet. */
  WAITING,
  /** It is being answered. */
  ANSWERING,
  /** There is an answer. */
  ANSWERED,
  /**
   * The answer says that there is no such thing; the pages read and the nearest passages are told.
   */
  NOT_THERE,
  /** There is an answer whose evidence is doubtful, or two readers disagree. */
  UNSURE,
  /** It could not be answered. */
  FAILED,
  /** It was answered to another question, of another document or by another model or profile. */
  STALE,
  /** A person's value stands in place of the machine's. */
  CORRECTED,
  /** A person ticked it; it is locked. */
  VERIFIED;

  /** As files and the command line have it: {@code not-there}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
