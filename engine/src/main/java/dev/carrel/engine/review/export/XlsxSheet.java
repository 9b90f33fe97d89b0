// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet that is written row by row, with a head that stays in sight and a filter. Where it is
 * full, one more of the same head follows.
 */
final class XlsxSheet {
  /** Rows of a sheet, by the format. */
  static final int MOST_ROWS = 1_048_576;

  /** Rows are held in memory up to so many. */
  private static final int HELD = 200;

  private static final String HEAD = "D9E1F2";

  private final Workbook workbook;
  private final String name;
  private final List<String> heads;
  private final List<Integer> widths;
  private final int mostRows;
  private Worksheet sheet;
  private int number;
  private int row;
  private int column;

  /**
   * A sheet with only its head.
   *
   * @param widths in characters, one for each head
   * @param mostRows when the next one begins
   */
  XlsxSheet(
      Workbook workbook, String name, List<String> heads, List<Integer> widths, int mostRows) {
    this.workbook = workbook;
    this.name = name;
    this.heads = List.copyOf(heads);
    this.widths = List.copyOf(widths);
    this.mostRows = mostRows;
    sheet = begin();
  }

  private Worksheet begin() {
    number++;
    Worksheet fresh = workbook.newWorksheet(number == 1 ? name : name + " " + number);
    for (int i = 0; i < heads.size(); i++) {
      fresh.width(i, widths.get(i));
      fresh.inlineString(0, i, XlsxText.of(heads.get(i)));
      fresh.style(0, i).bold().fillColor(HEAD).wrapText(true).verticalAlignment("top").set();
    }
    fresh.freezePane(1, 1);
    row = 0;
    return fresh;
  }

  Worksheet sheet() {
    return sheet;
  }

  /** From 0, as the format counts. */
  int row() {
    return row;
  }

  /** The cell that {@link #skip} or text goes to next. */
  int column() {
    return column;
  }

  /** Begins the next row. */
  void next() throws IOException {
    if (row + 1 == mostRows) {
      finish();
      sheet = begin();
    }
    if (row % HELD == 0 && row > 0) {
      sheet.flush();
    }
    row++;
    column = 0;
  }

  /** Goes on to the next cell. */
  void skip() {
    column++;
  }

  StyleSetter style() {
    return sheet.style(row, column).verticalAlignment("top");
  }

  /** Writes a cell of text, which is no formula, and goes on to the next. */
  void text(String text, boolean wrap) {
    text(text, wrap, "");
  }

  /** As the other, in a colour; an empty one is none. */
  void text(String text, boolean wrap, String fill) {
    String words = XlsxText.of(text);
    if (!words.isEmpty()) {
      sheet.inlineString(row, column, words);
    }
    StyleSetter style = style().wrapText(wrap);
    if (!fill.isEmpty()) {
      style.fillColor(fill).fontColor("000000");
    }
    if (XlsxText.looksLikeFormula(words)) {
      style.format("@");
    }
    style.set();
    column++;
  }

  void number(int number) {
    sheet.value(row, column, number);
    style().set();
    column++;
  }

  void finish() throws IOException {
    sheet.setAutoFilter(0, 0, row, heads.size() - 1);
    sheet.finish();
  }
}
