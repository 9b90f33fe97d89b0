// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.time.Instant;
import java.util.List;

/**
 * A review of the documents of a collection.
 *
 * @param id its number
 * @param collection whose documents are its rows
 * @param name as a person calls it
 * @param created when it was begun
 * @param columns what is asked, in order
 */
public record Review(
    long id, long collection, String name, Instant created, List<KeptColumn> columns) {
  /**
   * A column and its number, which it keeps when it is edited or moved.
   *
   * @param second whether a second reader is asked
   */
  public record KeptColumn(long id, ReviewColumn column, boolean second) {}

  public Review {
    columns = List.copyOf(columns);
  }
}
