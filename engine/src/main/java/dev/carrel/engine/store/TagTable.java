// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tags of reviews; each that is put on or taken off is logged in the same transaction. */
public final class TagTable {
  private final Database database;
  private final Clock clock;

  TagTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The tags of a review by cell; those of a document as a whole by {@link
   * ReviewGrid.Key#ofDocument}.
   */
  public Map<ReviewGrid.Key, SortedSet<Tag>> tags(long review) {
    return database.read(
        "The tags could not be read",
        connection -> {
          Map<ReviewGrid.Key, SortedSet<Tag>> tags = new HashMap<>();
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM review_tag WHERE review = ?")) {
            select.setLong(1, review);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                DocumentId document = new DocumentId(row.getString("document"));
                // NULL is read as 0, which is the key of the document as a whole.
                ReviewGrid.Key key = new ReviewGrid.Key(row.getLong("review_column"), document);
                tags.computeIfAbsent(key, none -> new TreeSet<>())
                    .add(new Tag(row.getString("tag")));
              }
            }
          }
          return tags;
        });
  }

  /**
   * Puts a tag on, or takes it off.
   *
   * @param column empty for the document as a whole
   * @param who does it, for the log
   * @return whether that changed anything
   */
  public boolean set(
      long review,
      Optional<KeptColumn> column,
      DocumentId document,
      Tag tag,
      boolean on,
      String who) {
    return database.write(
        "The tag could not be kept",
        connection -> {
          boolean changed =
              changed(
                  connection,
                  on
                      ? """
                      INSERT INTO review_tag (review, document, review_column, tag)
                      VALUES (?1, ?2, nullif(?3, 0), ?4) ON CONFLICT DO NOTHING\
                      """
                      : """
                      DELETE FROM review_tag WHERE review = ?1 AND document = ?2
                      AND coalesce(review_column, 0) = ?3 AND tag = ?4\
                      """,
                  review,
                  document.sha256(),
                  column.map(KeptColumn::id).orElse(0L),
                  tag.name());
          if (changed) {
            ReviewLogRows.append(
                connection,
                clock.millis(),
                review,
                who,
                on ? ReviewAct.TAGGED : ReviewAct.TAG_TAKEN_OFF,
                column.map(kept -> kept.column().title()).orElse(""),
                document.sha256(),
                on ? "" : tag.name(),
                on ? tag.name() : "");
          }
          return changed;
        });
  }

  private static boolean changed(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      return statement.executeUpdate() > 0;
    }
  }
}
