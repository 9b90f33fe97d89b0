// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.Optional;

/**
 * What was recognised on pictures of documents, from before a document is whole, so that a reading
 * that was broken off goes on where it was.
 */
public final class RecognizedTable {
  private final Database database;
  private final Clock clock;

  RecognizedTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * As it was kept; empty if it was not.
   *
   * @param picture the picture's name
   */
  public Optional<byte[]> find(DocumentId document, String picture) {
    return database.read(
        "What was recognised before could not be looked up",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT body FROM recognized WHERE document = ? AND picture = ?")) {
            Database.bind(select, document.sha256(), picture);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(Deflate.expand(row.getBytes(1))) : Optional.empty();
            }
          }
        });
  }

  /** Keeps it in place of what was kept. */
  public void keep(DocumentId document, String picture, byte[] body) {
    database.write(
        "What was recognised could not be kept",
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT OR REPLACE INTO recognized VALUES (?, ?, ?, ?)")) {
            Database.bind(
                insert, document.sha256(), picture, clock.millis(), Deflate.compress(body));
            return insert.executeUpdate();
          }
        });
  }
}
