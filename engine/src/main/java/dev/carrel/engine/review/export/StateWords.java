// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;

/** States in plain words, which promise no more than is known, and as a sign before them. */
final class StateWords {
  private StateWords() {}

  static String of(CellState state) {
    return switch (state) {
      case WAITING -> "not asked yet";
      case ANSWERING -> "being answered";
      case ANSWERED -> "answered";
      case NOT_THERE -> "nothing found";
      case UNSURE -> "unsure";
      case FAILED -> "failed";
      case STALE -> "out of date";
      case CORRECTED -> "corrected";
      case VERIFIED -> "verified";
    };
  }

  /** For whoever does not see colours. */
  static String sign(CellState state) {
    return switch (state) {
      case WAITING -> "○";
      case ANSWERING -> "…";
      case ANSWERED -> "●";
      case NOT_THERE -> "∅";
      case UNSURE -> "?";
      case FAILED -> "!";
      case STALE -> "↻";
      case CORRECTED -> "✎";
      case VERIFIED -> "✓";
    };
  }

  /** What a column's words are read as. */
  static String read(ColumnType type) {
    return switch (type) {
      case TEXT -> "words";
      case PASSAGE, PASSAGES -> "a passage";
      case YES_NO -> "yes or no";
      case DATE -> "a date";
      case AMOUNT -> "an amount";
      case DURATION -> "a length of time";
      case PARTY -> "a name";
      case ONE_OF, SOME_OF -> "one of the choices";
    };
  }
}
