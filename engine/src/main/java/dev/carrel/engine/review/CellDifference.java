// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A cell that is not as its review's log tells of it.
 *
 * @param title the column's head
 * @param document the id of the one whose row it is in, as it stands there
 * @param parts what differs, at least one
 */
public record CellDifference(String title, String document, Set<Part> parts) {
  public CellDifference {
    parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
  }

  /** What of a cell the log tells of. */
  public enum Part {
    /**
     * The log tells of the cell, and it is gone; or the cell is there under a head of no column.
     */
    CELL,
    /** The machine's words. */
    ANSWER,
    /** What the words that are shown were read as. */
    VALUE,
    /** The person's words. */
    CORRECTION,
    /** Whether a person verified it. */
    TICK,
    /** The second reader's words. */
    SECOND,
    /** Why it could not be answered. */
    FAILURE,
    /** Whether a person marked it to come back to. */
    FLAG,
    /** What a person wrote beside it. */
    NOTE;

    /** As files and the command line have it: {@code answer}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
