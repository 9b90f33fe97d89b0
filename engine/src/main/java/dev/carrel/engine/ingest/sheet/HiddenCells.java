// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.document.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Sheets, rows and columns of a workbook that nobody sees who opens it. They are read, and each
 * says so where it stands: a row at its start, a column in its first cell. Belongs to one thread.
 */
public final class HiddenCells {
  private final Set<String> sheets = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private int rows;

  /** What a sheet begins with. */
  public String title(String sheet, boolean isHidden) {
    if (isHidden) {
      sheets.add(sheet);
    }
    return isHidden ? sheet + " (a hidden sheet)" : sheet;
  }

  /**
   * Says in a row what of it is hidden.
   *
   * @param isRow whether all of it is
   * @param isColumn whether a column is, from 0
   */
  public void mark(
      String sheet, boolean isRow, IntPredicate isColumn, NavigableMap<Integer, String> row) {
    row.replaceAll(
        (column, text) ->
            !text.isBlank()
                    && isColumn.test(column)
                    && columns.add(sheet + "!" + Rows.column(column))
                ? "(a hidden column) " + text
                : text);
    if (isRow && row.values().stream().anyMatch(text -> !text.isBlank())) {
      rows++;
      row.compute(row.firstKey(), (_, first) -> "(a hidden row) " + first);
    }
  }

  /** What a person should know of it. */
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (!sheets.isEmpty()) {
      notices.add(new Notice(Notice.Code.HIDDEN_SHEETS, sheets.size(), String.join(", ", sheets)));
    }
    if (!columns.isEmpty()) {
      notices.add(
          new Notice(Notice.Code.HIDDEN_COLUMNS, columns.size(), String.join(", ", columns)));
    }
    if (rows > 0) {
      notices.add(new Notice(Notice.Code.HIDDEN_ROWS, rows, ""));
    }
    return notices;
  }
}
