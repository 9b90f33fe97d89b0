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
  public Playbook {
    columns = List.copyOf(columns);
  }
}
