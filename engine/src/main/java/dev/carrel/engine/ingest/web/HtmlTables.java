// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * In which column a cell of a table stands, where others span rows or columns or are empty: what is
 * read must stand below the head of its own column. Tables that only set a page in columns have
 * tables within, or hardly a row with two words, and their cells have no column.
 */
final class HtmlTables {
  private static final int MOST_COLUMNS = 200;
  private static final int FEWEST_ROWS = 2;

  private final IdentityHashMap<Element, Integer> columns = new IdentityHashMap<>();

  /** A table begins. */
  void begin(Element table) {
    boolean holdsTables =
        table.children().stream().anyMatch(part -> part.selectFirst("table") != null);
    if (holdsTables || table.attr("role").equals("presentation")) {
      return;
    }
    IdentityHashMap<Element, Integer> own = new IdentityHashMap<>();
    List<Integer> spanned = new ArrayList<>(); // for each column, how many rows it is taken
    int rows = 0;
    for (Element row : table.select("tr")) {
      int column = 0;
      int words = 0;
      List<int[]> taken = new ArrayList<>();
      for (Element cell : row.children()) {
        if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
          continue;
        }
        while (column < spanned.size() && spanned.get(column) > 0) {
          column++;
        }
        own.put(cell, column);
        words += cell.hasText() ? 1 : 0;
        int wide = span(cell, "colspan");
        taken.add(new int[] {column, wide, span(cell, "rowspan")});
        column += wide;
        if (column > MOST_COLUMNS) {
          return;
        }
      }
      spanned.replaceAll(left -> Math.max(0, left - 1));
      for (int[] cell : taken) {
        for (int i = cell[0]; i < cell[0] + cell[1]; i++) {
          while (spanned.size() <= i) {
            spanned.add(0);
          }
          spanned.set(i, cell[2] - 1);
        }
      }
      rows += words > 1 ? 1 : 0;
    }
    if (rows >= FEWEST_ROWS) {
      columns.putAll(own);
    }
  }

  private static int span(Element cell, String attribute) {
    String span = cell.attr(attribute).strip();
    return span.matches("[1-9]\\d{0,2}") ? Integer.parseInt(span) : 1;
  }

  /** The column of a cell, from 0; below 0 if its table has none. */
  int column(Element cell) {
    return columns.getOrDefault(cell, -1);
  }
}
