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
}
