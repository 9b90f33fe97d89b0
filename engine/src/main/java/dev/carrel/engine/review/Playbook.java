// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.List;

/**
 * A set of questions.
 *
 * @param name as a person calls it
 * @param description what it is for; empty for none
 * @param columns its questions, in order
 */
public record Playbook(String name, String description, List<ReviewColumn> columns) {
  /** More questions than these are not taken at once. */
  public static final int MOST_COLUMNS = 500;

  /** Characters that one text of a set has at most. */
  public static final int LONGEST_TEXT = 4000;

  public Playbook {
    columns = List.copyOf(columns);
  }
}
