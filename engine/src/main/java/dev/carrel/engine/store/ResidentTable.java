// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Which documents the model had read, so that a next start can open them again. */
public final class ResidentTable {
  private final Database database;

  ResidentTable(Database database) {
    this.database = database;
  }

  /** In the order in which they were read, without those removed from the library. */
  public List<DocumentId> documents() {
    String sql =
        """
        SELECT r.document FROM resident r JOIN document d ON d.id = r.document
        WHERE d.removed IS NULL ORDER BY r.position\
        """;
    return database.read(
        "What was read could not be listed",
        connection -> {
          List<DocumentId> documents = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              documents.add(new DocumentId(row.getString(1)));
            }
          }
          return documents;
        });
  }

  /** Keeps a list in place of the one before. */
  public void set(List<DocumentId> documents) {
    database.write(
        "What was read could not be noted",
        connection -> {
          Database.execute(connection, "DELETE FROM resident");
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO resident (position, document) VALUES (?, ?)")) {
            for (int i = 0; i < documents.size(); i++) {
              Database.bind(insert, i + 1, documents.get(i).sha256());
              insert.executeUpdate();
            }
          }
          return documents.size();
        });
  }
}
