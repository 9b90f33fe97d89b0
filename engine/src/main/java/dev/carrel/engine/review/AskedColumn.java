// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.stream.Collectors;

/** A column's question as the model is asked it. */
public final class AskedColumn {
  private AskedColumn() {}

  /** The question, its instruction, and what form the answer is to have. */
  public static String first(ReviewColumn column) {
    return column.question() + sentence(column.instruction()) + sentence(form(column));
  }

  /**
   * The same asked another way, for a second reader: the form comes first and the answer is to be
   * taken from the words of the document.
   */
  public static String second(ReviewColumn column) {
    return "Look through the whole document again."
        + sentence(form(column))
        + sentence(column.instruction())
        + sentence(column.question())
        + " Answer only with what the document says.";
  }

  private static String sentence(String words) {
    return words.isBlank() ? "" : " " + words.strip();
  }

  private static String form(ReviewColumn column) {
    return switch (column.type()) {
      case TEXT -> "";
      case PASSAGE -> "Quote the passage that says so.";
      case YES_NO -> "Begin the answer with yes or no.";
      case DATE -> "Answer with the date.";
      case AMOUNT -> "Answer with the amount.";
      case DURATION -> "Answer with the length of time.";
      case PARTY -> "Answer with the full name.";
      case ONE_OF -> "Answer with one of: " + choices(column) + ".";
      case SOME_OF -> "Answer with those that apply of: " + choices(column) + ".";
      case PASSAGES -> "List all passages that say so.";
    };
  }

  private static String choices(ReviewColumn column) {
    return column.choices().stream().collect(Collectors.joining(", "));
  }
}
