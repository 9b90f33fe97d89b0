// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.review.CellDifference;
import dev.carrel.engine.review.CellDifference.Part;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.store.ToldCells.Told;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the cells of a review against what its log tells of them. The rows are taken as they stand
 * there, whoever wrote them: what is no JSON differs, and breaks nothing.
 */
final class CellComparison {
  private final ToldCells told;
  private final List<CellDifference> differing = new ArrayList<>();
  private int compared;
  private int untold;
  private int valuesUntold;

  private CellComparison(ToldCells told) {
    this.told = told;
  }

  static LogCheck.Cells of(Connection connection, long review, ToldCells told) throws SQLException {
    CellComparison comparison = new CellComparison(told);
    Map<String, List<Row>> columns = rows(connection, review);
    columns.forEach(comparison::column);
    if (told.knowsAllHeads()) {
      Set<String> gone = new HashSet<>(told.heads());
      gone.removeAll(columns.keySet());
      gone.forEach(head -> comparison.column(head, List.of()));
    }
    return new LogCheck.Cells(
        comparison.compared, comparison.differing, comparison.untold, comparison.valuesUntold);
  }

  /** By the heads of the columns, also of those that were removed, and have no cell. */
  private static Map<String, List<Row>> rows(Connection connection, long review)
      throws SQLException {
    String sql =
        """
        SELECT k.title, c.*, t.answer FROM review_column k
        LEFT JOIN review_cell c ON c.review_column = k.id LEFT JOIN turn t ON t.id = c.turn
        WHERE k.review = ? ORDER BY k.position, k.id, c.document\
        """;
    Map<String, List<Row>> columns = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          List<Row> cells = columns.computeIfAbsent(row.getString("title"), _ -> new ArrayList<>());
          if (row.getString("document") != null) {
            cells.add(Row.of(row));
          }
        }
      }
    }
    return columns;
  }

  /** A cell as it stands there. */
  private record Row(
      String document,
      @Nullable String answer,
      @Nullable String value,
      String failure,
      @Nullable String second,
      @Nullable String corrected,
      boolean verified,
      boolean flagged,
      String note,
      @Nullable String former) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("document"),
          row.getString("answer"),
          row.getString("value"),
          row.getString("failure"),
          row.getString("second"),
          row.getString("corrected"),
          row.getString("verified") != null,
          row.getInt("flagged") != 0,
          row.getString("note"),
          row.getString("former"));
    }
  }

  private void column(String head, List<Row> rows) {
    if (!told.isClear(head) || (!told.knows(head) && !told.knowsAllHeads())) {
      untold += rows.size();
      return;
    }
    Map<String, Told> cells = told.cells(head);
    Set<String> gone = new HashSet<>(cells.keySet());
    for (Row row : rows) {
      gone.remove(row.document());
      if (told.knows(head)) {
        cell(head, row, cells);
      } else {
        differs(head, row.document(), EnumSet.of(Part.CELL));
      }
    }
    gone.forEach(document -> differs(head, document, EnumSet.of(Part.CELL)));
  }

  private void differs(String head, String document, Set<Part> parts) {
    compared++;
    differing.add(new CellDifference(head, document, parts));
  }

  private void cell(String head, Row row, Map<String, Told> cells) {
    Told of = cells.getOrDefault(row.document(), new Told());
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (row.former() != null && !of.isOwn()) {
      Told former = cells.get(row.former());
      if (former == null || former.answers().isEmpty()) {
        untold++; // its words went with the former version
        return;
      }
      carried(row, former, parts);
    } else if (row.answer() == null && of.isCarried()) {
      untold++;
      return;
    } else {
      own(row, of, parts);
    }
    aside(row, of, parts);
    if (parts.isEmpty()) {
      compared++;
    } else {
      differs(head, row.document(), parts);
    }
  }

  /** What a new version has of the former one is what the machine answered to that at some time. */
  private static void carried(Row row, Told former, Set<Part> parts) {
    Set<String> values = former.answers().get(Objects.requireNonNullElse(row.answer(), ""));
    require(values != null, Part.ANSWER, parts);
    require(
        row.value() == null
            || values == null
            || values.contains(row.value())
            || values.contains(""),
        Part.VALUE,
        parts);
  }

  private void own(Row row, Told of, Set<Part> parts) {
    require(Objects.equals(row.answer(), of.answer()), Part.ANSWER, parts);
    boolean hasWords = of.answer() != null || of.corrected() != null;
    if (hasWords && of.value() == null) {
      valuesUntold++;
    } else {
      String value = Objects.requireNonNullElse(of.value(), "");
      require(Objects.requireNonNullElse(row.value(), "").equals(value), Part.VALUE, parts);
    }
  }

  private static void aside(Row row, Told of, Set<Part> parts) {
    require(Objects.equals(row.corrected(), of.corrected()), Part.CORRECTION, parts);
    require(row.verified() == of.verified(), Part.TICK, parts);
    require(isSecond(row.second(), of), Part.SECOND, parts);
    require(row.failure().equals(of.failure()), Part.FAILURE, parts);
    require(of.flagged().orElse(row.flagged()) == row.flagged(), Part.FLAG, parts);
    require(of.note().orElse(row.note()).equals(row.note()), Part.NOTE, parts);
  }

  private static boolean isSecond(@Nullable String kept, Told of) {
    if (kept == null) {
      return of.second() == null;
    }
    if (of.secondWhole() != null) {
      return kept.equals(of.secondWhole());
    }
    try {
      JsonObject second = JsonParser.parseString(kept).getAsJsonObject();
      return second.get("words").getAsString().equals(of.second());
    } catch (RuntimeException e) { // no object, or not with these words
      return false;
    }
  }

  private static void require(boolean holds, Part part, Set<Part> parts) {
    if (!holds) {
      parts.add(part);
    }
  }
}
