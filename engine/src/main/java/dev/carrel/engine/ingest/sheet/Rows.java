// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.ingest.flow.FlowedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the rows of a sheet: cells beside one another with a bar between; rows that are too wide
 * for that with the heading of each column before its cell. Each row is cited by its first cell, as
 * "Sheet2!B7".
 */
public final class Rows {
  /** Wider rows are told cell by cell. */
  private static final int WIDE = 240;

  private final FlowedText out;
  private final String sheet;
  private Map<Integer, String> heads = Map.of();
  private boolean first = true;

  /** Of a sheet; its name is empty where there is only one. */
  public Rows(FlowedText out, String sheet) {
    this.out = out;
    this.sheet = sheet;
  }

  /**
   * Writes a row, if it has any cell that says something.
   *
   * @param number from 1
   * @param cells by their columns, from 0
   */
  public void row(int number, Map<Integer, String> cells) {
    TreeMap<Integer, String> said = new TreeMap<>();
    cells.forEach(
        (column, text) -> {
          String line = text.replaceAll("\\s+", " ").strip();
          if (!line.isEmpty()) {
            said.put(column, line);
          }
        });
    if (said.isEmpty()) {
      return;
    }
    out.endLine();
    String place = column(said.firstKey()) + number;
    out.address(sheet.isEmpty() ? place : sheet + "!" + place);
    boolean wide = said.values().stream().mapToInt(text -> text.length() + 3).sum() > WIDE;
    List<String> parts = new ArrayList<>();
    said.forEach(
        (column, text) -> {
          String head = heads.getOrDefault(column, "");
          parts.add(wide && !head.isEmpty() && !first ? head + ": " + text : text);
        });
    out.write(String.join(wide && !first ? "; " : " | ", parts));
    out.endLine();
    out.pageIfLong();
    if (first) {
      heads = said;
      first = false;
    }
  }

  /** The letters of a column, from 0: A, B, … Z, AA. */
  public static String column(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }
}
