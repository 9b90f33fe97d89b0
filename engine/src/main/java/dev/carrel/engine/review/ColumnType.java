// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the answers of a column are read as. */
public enum ColumnType {
  /** Words, as they come. */
  TEXT,
  /** A passage as it stands in the document: the cell shows its first quote. */
  PASSAGE,
  /** Yes or no. */
  YES_NO,
  /** A day, a month or a year. */
  DATE,
  /** A number with or without a currency or a unit. */
  AMOUNT,
  /** A length of time. */
  DURATION,
  /** Names of persons, companies or places, as they stand. */
  PARTY,
  /** One of the column's choices. */
  ONE_OF,
  /** Any number of the column's choices. */
  SOME_OF,
  /** All passages that answer the question, each with its place. */
  PASSAGES;

  /** As files and the command line have it: {@code yes-no}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type with this label; empty if there is none. */
  public static Optional<ColumnType> labelled(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }

  /** Whether its columns have choices. */
  public boolean hasChoices() {
    return this == ONE_OF || this == SOME_OF;
  }
}
