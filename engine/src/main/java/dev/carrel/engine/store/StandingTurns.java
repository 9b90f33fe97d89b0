// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.conversation.StandingAnswers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The turns that stand on a document: those that quote it, and those whose receipt says that the
 * model was given it.
 */
final class StandingTurns {
  /** Their ids; the document's is the first parameter. */
  static final String OF_DOCUMENT =
      """
       (SELECT turn FROM quote WHERE document = ?1
        UNION SELECT turn FROM receipt WHERE instr(json, ?1) > 0)\
      """;

  private StandingTurns() {}

  static void treat(Connection connection, String document, StandingAnswers answers)
      throws SQLException {
    switch (answers) {
      case KEEP -> {}
      case WITHOUT_QUOTES -> withoutQuotes(connection, document);
      case REMOVE -> remove(connection, document);
    }
  }

  /** A quote that stands nowhere may be the document's words, too, with one letter changed. */
  private static void withoutQuotes(Connection connection, String document) throws SQLException {
    List<String> names =
        Database.strings(
            connection,
            "SELECT name FROM document WHERE id = ?1 UNION SELECT name FROM quote"
                + " WHERE document = ?1 AND name <> ''",
            document);
    for (String turn : Database.strings(connection, "SELECT * FROM" + OF_DOCUMENT, document)) {
      for (String notes :
          Database.strings(connection, "SELECT notes FROM turn WHERE id = ?", turn)) {
        String left =
            notes
                .lines()
                .filter(line -> names.stream().noneMatch(line::contains))
                .collect(Collectors.joining("\n"));
        update(connection, "UPDATE turn SET notes = ?, evidence = '' WHERE id = ?", left, turn);
      }
      update(
          connection,
          "DELETE FROM quote WHERE turn = ? AND (document = ? OR document IS NULL)",
          turn,
          document);
      update(connection, "DELETE FROM receipt WHERE turn = ?", turn);
    }
  }

  /** Those behind them go with them, by their foreign key. */
  private static void remove(Connection connection, String document) throws SQLException {
    List<String> conversations =
        Database.strings(
            connection,
            "SELECT DISTINCT conversation FROM turn WHERE id IN" + OF_DOCUMENT,
            document);
    update(connection, "DELETE FROM turn WHERE id IN" + OF_DOCUMENT, document);
    for (String conversation : conversations) {
      update(
          connection,
          """
          UPDATE conversation SET tip = coalesce(tip,
            (SELECT max(id) FROM turn WHERE conversation = ?1)) WHERE id = ?1\
          """,
          conversation);
      update(connection, "DELETE FROM conversation WHERE id = ? AND tip IS NULL", conversation);
    }
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      statement.executeUpdate();
    }
  }
}
