// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was noticed of documents. */
final class NoticeRows {
  private NoticeRows() {}

  static void insert(Connection connection, DocumentId id, List<Notice> notices)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO notice (document, position, code, page, count, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < notices.size(); i++) {
        Notice notice = notices.get(i);
        Database.bind(
            insert,
            id.sha256(),
            i,
            notice.code().name(),
            notice.page(),
            notice.count(),
            notice.detail());
        insert.executeUpdate();
      }
    }
  }

  /**
   * In the order in which they were noticed.
   *
   * @throws IllegalArgumentException if one is not what {@link #insert} writes
   */
  static List<Notice> of(Connection connection, DocumentId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT code, page, count, detail FROM notice WHERE document = ? ORDER BY position")) {
      Database.bind(select, id.sha256());
      List<Notice> notices = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          notices.add(
              new Notice(
                  Notice.Code.valueOf(row.getString(1)),
                  row.getInt(2),
                  row.getInt(3),
                  row.getString(4)));
        }
      }
      return notices;
    }
  }
}
