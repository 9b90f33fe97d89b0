// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of each document of a review.
 *
 * @param title the column's head, short
 * @param type what answers are read as
 * @param question as a person would ask it
 * @param instruction what else is to be heeded, such as "count only days that the supplier needs";
 *     empty for none
 * @param choices for {@link ColumnType#ONE_OF} and {@link ColumnType#SOME_OF}, at least two; else
 *     none
 * @param wish the position that one would wish; a value outside it deviates
 */
public record ReviewColumn(
    String title,
    ColumnType type,
    String question,
    String instruction,
    List<String> choices,
    Optional<Wish> wish) {
  private static final int LONGEST_TITLE = 40;

  /**
   * Checks what belongs together.
   *
   * @throws IllegalArgumentException if title or question is blank, or the choices do not go with
   *     the type
   */
  public ReviewColumn {
    choices = List.copyOf(choices);
    if (title.isBlank() || question.isBlank()) {
      throw new IllegalArgumentException("a column has a title and a question");
    }
    if (type.hasChoices() ? choices.size() < 2 : !choices.isEmpty()) {
      throw new IllegalArgumentException(
          "a column of type %s has %d choices".formatted(type.label(), choices.size()));
    }
  }

  /** Without instruction, choices and wish. */
  public ReviewColumn(String title, ColumnType type, String question) {
    this(title, type, question, "", List.of(), Optional.empty());
  }

  /** A head for a question that was given without one: the question in one line, shortened. */
  public static String titleOf(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }

  /** The same with another head. */
  public ReviewColumn titled(String head) {
    return new ReviewColumn(head, type, question, instruction, choices, wish);
  }

  /** Whether it asks the same as another, whatever their heads are. */
  public boolean asksLike(ReviewColumn other) {
    return titled(other.title()).equals(other);
  }
}
