// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done in a review, as its log names it. */
public enum ReviewAct {
  BEGUN,
  RENAMED,
  COLUMN_ADDED,
  COLUMN_CHANGED,

  /** Of the head that it had; the words are that and the new one. */
  COLUMN_RENAMED,
  COLUMN_REMOVED,
  COLUMN_RESTORED,
  ANSWERED,
  FAILED,
  SECOND_READ,
  CORRECTED,
  CORRECTION_TAKEN_BACK,
  VERIFIED,
  VERIFICATION_TAKEN_BACK,
  FLAGGED,
  FLAG_TAKEN_BACK,
  NOTED,
  TAGGED,
  TAG_TAKEN_OFF;

  /** As files and the command line have it: {@code column-added}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this {@link #name()}; empty for none. */
  public static Optional<ReviewAct> named(String name) {
    return Arrays.stream(values()).filter(act -> act.name().equals(name)).findFirst();
  }
}
