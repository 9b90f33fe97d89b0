// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import java.time.Clock;

/**
 * How something is removed so that it can be undone: it is marked and hidden until it is restored
 * or, by {@link ErasureTable}, deleted. The same for documents, collections, conversations and
 * reviews.
 */
final class Removal {
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
        """
        UPDATE %1$s SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM erasing WHERE kind = '%1$s' AND id = CAST(?1 AS TEXT))\
        """
            .formatted(table),
        id);
  }
}
