// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * How something is removed so that it can be undone: it is marked and hidden, and deleted only when
 * purged. The same for documents, collections and conversations.
 */
final class Removal {
  private static final List<String> TABLES = List.of("conversation", "collection", "document");

  private Removal() {}

  static boolean remove(Database database, String table, Object id, Clock clock) {
    return database.update(
        "It could not be removed",
        "UPDATE " + table + " SET removed = ? WHERE id = ? AND removed IS NULL",
        clock.millis(),
        id);
  }

  static boolean restore(Database database, String table, Object id) {
    return database.update(
        "It could not be restored",
        "UPDATE " + table + " SET removed = NULL WHERE id = ? AND removed IS NOT NULL",
        id);
  }

  /** Deletes for good what was removed before a moment, with all that belongs to it. */
  static int purge(Database database, Instant before) {
    return database.write(
        "What was removed could not be deleted",
        connection -> {
          int deleted = 0;
          for (String table : TABLES) {
            try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE removed < ?")) {
              delete.setLong(1, before.toEpochMilli());
              deleted += delete.executeUpdate();
            }
          }
          return deleted;
        });
  }
}
