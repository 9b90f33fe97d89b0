// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

/** Where the reading of a row's document stands, as far as the review knows. */
public sealed interface RowReading {
  /** Nothing was asked of it yet. */
  record Waiting() implements RowReading {}

  /**
   * It is being read.
   *
   * @param part how much of it, 0 to 1
   */
  record Reading(double part) implements RowReading {
    /** In whole hundredths, as it is shown. */
    int percent() {
      return (int) Math.floor(100 * Math.clamp(part, 0, 1));
    }
  }

  /** It was read and answered from. */
  record Done() implements RowReading {}

  /**
   * Not all of it can be read.
   *
   * @param unreadable pages without a text that could be had
   * @param pages in all
   */
  record NotWhole(int unreadable, int pages) implements RowReading {}

  /**
   * Nothing was answered from it.
   *
   * @param why of the first question
   */
  record Failed(String why) implements RowReading {}
}
