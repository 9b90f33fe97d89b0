// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deleting for good, as far as the database goes. What is to be deleted is {@linkplain #mark noted}
 * first; then what lies outside is deleted, by whoever calls; then the {@linkplain #deleteRows
 * rows}; then {@linkplain #compact what SQLite still has of them}. A process that ends in between
 * finds the notes at its next start, and every step can be done again.
 */
public final class ErasureTable {
  /** A version of a note lies in a folder that is named after the version before it. */
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

  private static final String NOTES = "notes";

  /**
   * What is to be deleted and is not yet.
   *
   * @param files of the documents, as they were added
   * @param others files of all other documents
   * @param rest whether something was begun that is not finished
   */
  public record Marked(Erasable what, List<Path> files, List<Path> others, boolean rest) {
    public Marked {
      files = List.copyOf(files);
      others = List.copyOf(others);
    }
  }

  /** Without the documents that were added again since: they are wanted. */
  private static final String MARKS =
      """
      SELECT id FROM erasing e WHERE kind = ?1 AND (kind <> 'document' OR NOT EXISTS
        (SELECT 1 FROM document d WHERE d.id = e.id AND d.removed IS NULL))\
      """;

  private final Database database;
  private final Clock clock;

  ErasureTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes on disk what is to be deleted, with the versions of a note that were before; it is hidden
   * from then on and cannot be restored.
   *
   * @param answers what becomes of those that stand on one of the documents
   */
  public void mark(Erasable what, StandingAnswers answers) {
    database.write(
        "It could not be deleted",
        connection -> {
          for (DocumentId document : withVersionsBefore(connection, what.documents())) {
            mark(connection, "document", document.sha256(), answers);
          }
          for (long collection : what.collections()) {
            mark(connection, "collection", Long.toString(collection), answers);
          }
          for (long conversation : what.conversations()) {
            mark(connection, "conversation", Long.toString(conversation), answers);
          }
          return mark(connection, "rest", "", answers);
        });
    database.writeDirectly("It could not be deleted", ErasureTable::emptyLog);
  }

  private int mark(Connection connection, String kind, String id, StandingAnswers answers)
      throws SQLException {
    if (!kind.equals("rest")) {
      update(
          connection,
          "UPDATE " + kind + " SET removed = coalesce(removed, ?) WHERE id = ?",
          clock.millis(),
          id);
    }
    return update(
        connection, "INSERT OR REPLACE INTO erasing VALUES (?, ?, ?)", kind, id, answers.name());
  }

  /** Documents, and the versions of a note that were before one: all that goes with them. */
  public Set<DocumentId> withVersionsBefore(Collection<DocumentId> documents) {
    return database.read(
        "The documents could not be looked up",
        connection -> withVersionsBefore(connection, documents));
  }

  private static Set<DocumentId> withVersionsBefore(
      Connection connection, Collection<DocumentId> documents) throws SQLException {
    Set<DocumentId> all = new HashSet<>();
    Deque<DocumentId> open = new ArrayDeque<>(documents);
    while (!open.isEmpty()) {
      DocumentId document = open.pop();
      if (all.add(document)) {
        String file = "SELECT file FROM document WHERE id = ?";
        for (String path : strings(connection, file, document.sha256())) {
          String removed = "SELECT id FROM document WHERE id = ? AND removed IS NOT NULL";
          strings(connection, removed, versionBefore(Path.of(path)))
              .forEach(id -> open.add(new DocumentId(id)));
        }
      }
    }
    return all;
  }

  /** Empty for a file that is no version of a note. */
  private static String versionBefore(Path file) {
    Path folder = file.getParent();
    if (folder == null || folder.getFileName() == null || folder.getParent() == null) {
      return "";
    }
    String name = folder.getFileName().toString();
    boolean version = VERSION.matcher(name).matches() && folder.getParent().endsWith(NOTES);
    return version ? name : "";
  }

  /** Notes what was removed before a moment; answers that stand on it stay as they are. */
  public void markRemoved(Instant before) {
    deleteRecognized(before);
    int _ = deleteReviews(before);
    Erasable overdue = removed(before);
    if (!overdue.isEmpty()) {
      mark(overdue, StandingAnswers.KEEP);
    }
  }

  /** What was recognised before a moment of documents that never came. */
  private void deleteRecognized(Instant before) {
    database.update(
        "What was recognised could not be deleted",
        "DELETE FROM recognized WHERE at < ? AND document NOT IN (SELECT id FROM document)",
        before.toEpochMilli());
  }

  /**
   * Deletes the reviews that were removed before a moment; what SQLite still has of them goes with
   * {@link #compact}.
   *
   * @return how many reviews those were
   */
  public int deleteReviews(Instant before) {
    return database.write(
        "The reviews could not be deleted",
        connection -> {
          int reviews = update(connection, "DELETE FROM review WHERE removed < ?", millis(before));
          int columns =
              update(connection, "DELETE FROM review_column WHERE removed < ?", millis(before));
          if (reviews + columns > 0) {
            mark(connection, "rest", "", StandingAnswers.KEEP);
          }
          return reviews;
        });
  }

  /** All that was removed and is there still. */
  public Erasable removed() {
    return removed(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** Without what is noted already, so that its answers become what was chosen for them. */
  private Erasable removed(Instant before) {
    String sql =
        """
        SELECT id FROM %s t WHERE removed < ?1 AND NOT EXISTS
          (SELECT 1 FROM erasing e WHERE e.kind = '%s' AND e.id = CAST(t.id AS TEXT))\
        """;
    return database.read(
        "What was removed could not be listed",
        connection ->
            new Erasable(
                documents(
                    strings(connection, sql.formatted("document", "document"), millis(before))),
                numbers(
                    strings(connection, sql.formatted("collection", "collection"), millis(before))),
                numbers(
                    strings(
                        connection,
                        sql.formatted("conversation", "conversation"),
                        millis(before)))));
  }

  private static long millis(Instant moment) {
    return moment.toEpochMilli();
  }

  /** The documents that are quoted and not there any more. */
  public Set<DocumentId> quotedAndGone() {
    String sql =
        """
        SELECT DISTINCT document FROM quote WHERE document IS NOT NULL
        AND document NOT IN (SELECT id FROM document)\
        """;
    return database.read(
        "The quotes could not be looked up", connection -> documents(strings(connection, sql)));
  }

  /** What documents are called, removed or not; those that are not there have no name. */
  public List<String> names(Collection<DocumentId> documents) {
    return database.read(
        "The documents could not be looked up",
        connection -> {
          List<String> names = new ArrayList<>();
          for (DocumentId document : documents) {
            String name = "SELECT name FROM document WHERE id = ?";
            names.addAll(strings(connection, name, document.sha256()));
          }
          return names;
        });
  }

  /**
   * How many answers stand on one of these documents, or on a version of a note that was before it,
   * in conversations that were not removed. Those of reviews go with the document in any case.
   */
  public int standing(Collection<DocumentId> documents) {
    return database.read(
        "The answers could not be looked up",
        connection -> {
          Set<String> turns = new HashSet<>();
          for (DocumentId document : withVersionsBefore(connection, documents)) {
            String shown =
                """
                SELECT t.id FROM turn t JOIN conversation c ON c.id = t.conversation
                WHERE c.removed IS NULL AND c.review IS NULL AND NOT EXISTS
                  (SELECT 1 FROM collection k WHERE k.id = c.collection AND k.removed IS NOT NULL)
                AND t.id IN\
                """;
            turns.addAll(strings(connection, shown + StandingTurns.OF_DOCUMENT, document.sha256()));
          }
          return turns.size();
        });
  }

  /** What is to be deleted. */
  public Marked marked() {
    String files = "SELECT file FROM document WHERE id %s (" + MARKS + ")";
    return database.read(
        "What is to be deleted could not be looked up",
        connection ->
            new Marked(
                new Erasable(
                    documents(strings(connection, MARKS, "document")),
                    numbers(strings(connection, MARKS, "collection")),
                    numbers(strings(connection, MARKS, "conversation"))),
                paths(strings(connection, files.formatted("IN"), "document")),
                paths(strings(connection, files.formatted("NOT IN"), "document")),
                !strings(connection, MARKS, "rest").isEmpty()));
  }

  /**
   * Deletes the rows of what was noted, with all that belongs to them, and does with answers as was
   * chosen; all of it or nothing.
   */
  public void deleteRows() {
    database.write(
        "What was removed could not be deleted",
        connection -> {
          for (StandingAnswers answers : StandingAnswers.values()) {
            String chosen = MARKS + " AND answers = ?2";
            for (String document : strings(connection, chosen, "document", answers.name())) {
              forgetCells(connection, document);
              StandingTurns.treat(connection, document, answers);
              for (String table : List.of("collection_reading", "resident")) {
                update(connection, "DELETE FROM " + table + " WHERE document = ?", document);
              }
            }
          }
          for (String table : List.of("conversation", "collection", "document")) {
            String delete = "DELETE FROM " + table + " WHERE CAST(id AS TEXT) IN (" + MARKS + ")";
            update(connection, delete, table);
          }
          update(
              connection, "DELETE FROM recognized WHERE document NOT IN (SELECT id FROM document)");
          return update(connection, "DELETE FROM erasing WHERE kind <> 'rest'");
        });
  }

  /** The answers of reviews go with their row, whatever becomes of those of conversations. */
  private static void forgetCells(Connection connection, String document) throws SQLException {
    update(
        connection,
        "DELETE FROM turn WHERE id IN (SELECT turn FROM review_cell WHERE document = ?)",
        document);
    ReviewLogRows.forget(connection, document);
  }

  /**
   * Writes the database anew without what was deleted, empties its log, and deletes the copies that
   * were made before upgrades: they have all that was there then. Then nothing is left to do.
   *
   * @throws CarrelException DISK_FULL: as much as the database takes is needed for a while;
   *     HOME_IN_USE
   */
  public void compact() {
    String what = "What was removed could not be deleted from the library's file";
    database.deleteCopies(what);
    database.writeDirectly(
        what,
        connection -> {
          Database.execute(connection, "VACUUM");
          return emptyLog(connection);
        });
    boolean _ = database.update(what, "DELETE FROM erasing");
    if (!database.writeDirectly(what, ErasureTable::emptyLog)) {
      throw new CarrelException(
          Code.HOME_IN_USE,
          what + ": it is being read.",
          "Try again; else it is done at the next start.");
    }
  }

  /** Brings the log into the database, on disk, and makes it 0 bytes; false if it is being read. */
  private static boolean emptyLog(Connection connection) throws SQLException {
    return Database.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static List<String> strings(Connection connection, String sql, Object... values)
      throws SQLException {
    return Database.strings(connection, sql, values);
  }

  private static Set<DocumentId> documents(List<String> ids) {
    Set<DocumentId> documents = new HashSet<>();
    ids.forEach(id -> documents.add(new DocumentId(id)));
    return documents;
  }

  private static Set<Long> numbers(List<String> ids) {
    Set<Long> numbers = new HashSet<>();
    ids.forEach(id -> numbers.add(Long.valueOf(id)));
    return numbers;
  }

  private static List<Path> paths(List<String> paths) {
    return paths.stream().map(Path::of).toList();
  }
}
