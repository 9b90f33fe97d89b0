// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as it was read: its characters from left to right, each with the share of the line's width
 * where it begins and ends.
 *
 * @param signs its characters, spaces among them
 */
record ReadLine(List<Sign> signs) {
  /** As wide as the widest character may be, in heights of the line. */
  private static final float WIDEST = 0.9f;

  ReadLine {
    signs = List.copyOf(signs);
  }

  /**
   * A character.
   *
   * @param sure how sure the network is, 0 to 1
   * @param start of its place, 0 to 1 of the line's width
   * @param end of its place
   */
  record Sign(String text, float sure, float start, float end) {}

  /** A character and the columns in which it was seen. */
  private record Run(int character, float sure, float middle) {}

  /**
   * What the columns say (connectionist temporal classification): the same character in columns
   * side by side is one, unless a column with none is between.
   *
   * @param aspect the line's width in heights
   */
  static ReadLine of(List<Column> columns, CharacterSet characters, float aspect) {
    List<Run> runs = runs(columns);
    List<Sign> signs = new ArrayList<>();
    float half = WIDEST / 2 / Math.max(aspect, 0.1f);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      float start = Math.max(0, run.middle - half);
      float end = Math.min(1, run.middle + half);
      if (i > 0) {
        start = Math.max(start, (runs.get(i - 1).middle + run.middle) / 2);
      }
      if (i + 1 < runs.size()) {
        end = Math.min(end, (runs.get(i + 1).middle + run.middle) / 2);
      }
      signs.add(new Sign(characters.get(run.character), run.sure, start, end));
    }
    return new ReadLine(signs);
  }

  private static List<Run> runs(List<Column> columns) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= columns.size(); i++) {
      int character = columns.get(first).character();
      if (i < columns.size() && columns.get(i).character() == character) {
        continue;
      }
      if (character != 0) {
        float sure = 0;
        for (Column column : columns.subList(first, i)) {
          sure = Math.max(sure, column.sure());
        }
        runs.add(new Run(character, sure, (first + i) / 2f / columns.size()));
      }
      first = i;
    }
    return runs;
  }

  /** How sure the network is in the mean; 0 of an empty line. */
  float sure() {
    float sum = 0;
    for (Sign sign : signs) {
      sum += sign.sure;
    }
    return signs.isEmpty() ? 0 : sum / signs.size();
  }
}
