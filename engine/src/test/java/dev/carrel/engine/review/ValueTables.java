// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables of words and what they are read as; "?" is unread, "-" that there is none. */
final class ValueTables {
  private static final String NOTHING = "-";
  private static final String UNREAD = "?";

  private ValueTables() {}

  static void table(ColumnType type, String question, String lines) {
    table(new ReviewColumn("title", type, question), lines);
  }

  static void table(ReviewColumn column, String lines) {
    String expected = lines.strip();
    String actual =
        expected
            .lines()
            .map(line -> line.split(" => ", -1)[0])
            .map(
                words ->
                    words
                        + " => "
                        + shown(ValueReader.read(column, words.replace("\\n", "\n"), List.of())))
            .collect(Collectors.joining("\n"));
    assertEquals(expected, actual);
  }

  static Optional<CellValue> read(
      ColumnType type, String question, String words, List<String> quotes) {
    return ValueReader.read(new ReviewColumn("title", type, question), words, quotes);
  }

  static String shown(Optional<CellValue> value) {
    return value
        .map(
            some ->
                switch (some) {
                  case CellValue.Text(String words) -> words;
                  case CellValue.YesNo(boolean yes) -> yes ? "yes" : "no";
                  case CellValue.Day(String iso) -> iso;
                  case CellValue.Amount amount ->
                      (amount.number().toPlainString() + " " + amount.unit()).strip();
                  case CellValue.Length length -> (length.iso() + " " + length.counted()).strip();
                  case CellValue.Names(List<String> names) -> String.join(" | ", names);
                  case CellValue.Chosen(List<String> choices) -> String.join(" | ", choices);
                  case CellValue.Unread() -> UNREAD;
                })
        .orElse(NOTHING);
  }
}
