// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents and their pages. */
public final class DocumentTable {
  private static final String ENTRY =
      """
      SELECT id, name, file, kind, page_count, bytes, added,
             (SELECT count(*) FROM unreadable_page u WHERE u.document = d.id) AS unreadable,
             (SELECT count(*) FROM page p WHERE p.document = d.id AND p.hidden <> '') AS hidden,
             (SELECT count(*) FROM notice n WHERE n.document = d.id) AS notices
      FROM document d WHERE removed IS NULL\
      """;

  private final Database database;
  private final Clock clock;

  DocumentTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a document with all its pages, or nothing of it. One that is there already is replaced
   * and stays in its collections, under the name that a person gave it, and in reviews under the
   * one that it has; one that was removed comes back.
   *
   * @throws CarrelException {@link Code#DISK_FULL}; all other documents are intact then
   */
  public void add(Document document) {
    add(document, document.file());
  }

  /**
   * As the other, of a document from inside of a file.
   *
   * @param bytes where its own are
   */
  public void add(Document document, Path bytes) {
    database.write(
        "\"%s\" could not be kept".formatted(document.name()),
        connection -> {
          keepRowNames(connection, document);
          upsert(connection, document, size(bytes));
          deletePages(connection, document.id());
          insertPages(connection, document);
          insertUnreadable(connection, document);
          NoticeRows.insert(connection, document.id(), document.notices());
          return document.id();
        });
  }

  /**
   * Keeps what was read anew of a document that is there, under the name that it has.
   *
   * @return whether it is there; else nothing was kept
   * @throws CarrelException {@link Code#DISK_FULL}; it is as before then
   */
  public boolean update(Document document) {
    return database.write(
        "\"%s\" could not be kept".formatted(document.name()),
        connection -> {
          if (entry(connection, document.id()).isEmpty()) {
            return false;
          }
          deletePages(connection, document.id());
          insertPages(connection, document);
          insertUnreadable(connection, document);
          NoticeRows.insert(connection, document.id(), document.notices());
          return true;
        });
  }

  /** The documents that are there of which something was noticed. */
  public List<DocumentId> noticed(Notice.Code code) {
    return database.read(
        "The documents could not be listed",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT DISTINCT d.id FROM document d JOIN notice n ON n.document = d.id
                  WHERE d.removed IS NULL AND n.code = ? ORDER BY d.added, d.rowid\
                  """)) {
            Database.bind(select, code.name());
            List<DocumentId> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(new DocumentId(row.getString(1)));
              }
            }
            return found;
          }
        });
  }

  /** What was reviewed stays called as it was when it comes again from a file of another name. */
  private static void keepRowNames(Connection connection, Document document) throws SQLException {
    update(
        connection,
        """
        INSERT INTO review_row (review, document, name)
        SELECT r.id, d.id, d.name FROM document d
        JOIN collection_document m ON m.document = d.id JOIN review r ON r.collection = m.collection
        WHERE d.id = ? AND d.name <> ? ON CONFLICT DO NOTHING\
        """,
        document.id().sha256(),
        document.name());
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private void upsert(Connection connection, Document document, long bytes) throws SQLException {
    String sql =
        """
        INSERT INTO document (id, name, file, kind, page_count, bytes, added)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = CASE
            WHEN substr(file, -length(name) - 1) IN ('/' || name, '\\' || name)
            THEN excluded.name
            ELSE name END,
          file = excluded.file, kind = excluded.kind, page_count = excluded.page_count,
          bytes = excluded.bytes,
          removed = NULL\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, document.id().sha256());
      insert.setString(2, document.name());
      insert.setString(3, document.file().toString());
      insert.setString(4, document.kind().name());
      insert.setInt(5, document.pages().size());
      insert.setLong(6, bytes);
      insert.setLong(7, clock.millis());
      insert.executeUpdate();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void deletePages(Connection connection, DocumentId id) throws SQLException {
    for (String table : List.of("page", "unreadable_page", "notice")) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " WHERE document = ?")) {
        delete.setString(1, id.sha256());
        delete.executeUpdate();
      }
    }
  }

  private static void insertPages(Connection connection, Document document) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO page (document, number, text, layout, hidden, addresses, marks)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, document.id().sha256());
      for (Page page : document.pages()) {
        insert.setInt(2, page.number());
        insert.setString(3, page.text());
        insert.setBytes(4, Deflate.compress(page.layout().toBytes()));
        insert.setString(5, HiddenParts.write(page.hidden()));
        insert.setString(6, PageNotes.addresses(page.addresses()));
        insert.setString(7, PageNotes.marks(page.marks()));
        insert.executeUpdate();
      }
    }
  }

  private static void insertUnreadable(Connection connection, Document document)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO unreadable_page (document, number, reason) VALUES (?, ?, ?)")) {
      insert.setString(1, document.id().sha256());
      for (UnreadablePage page : document.unreadable()) {
        insert.setInt(2, page.page());
        insert.setString(3, page.reason());
        insert.executeUpdate();
      }
    }
  }

  /** The documents in the order in which they were added. */
  public List<DocumentEntry> entries() {
    return database.read(
        "The documents could not be listed",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(ENTRY + " ORDER BY added, rowid")) {
            return entries(select);
          }
        });
  }

  /** One line of the list; empty if there is no such document. */
  public Optional<DocumentEntry> entry(DocumentId id) {
    return database.read(
        "The document could not be looked up", connection -> entry(connection, id));
  }

  private static Optional<DocumentEntry> entry(Connection connection, DocumentId id)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENTRY + " AND id = ?")) {
      select.setString(1, id.sha256());
      return entries(select).stream().findFirst();
    }
  }

  private static List<DocumentEntry> entries(PreparedStatement select) throws SQLException {
    List<DocumentEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new DocumentEntry(
                new DocumentId(row.getString("id")),
                row.getString("name"),
                Path.of(row.getString("file")),
                DocumentKind.named(row.getString("kind")),
                row.getInt("page_count"),
                row.getInt("unreadable"),
                row.getInt("hidden"),
                row.getInt("notices"),
                row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("added"))));
      }
    }
    return entries;
  }

  /**
   * A document with all its pages; empty if there is none with this hash.
   *
   * @throws CarrelException {@link Code#HOME_DAMAGED} with the page, if a page was damaged on disk
   */
  public Optional<Document> document(DocumentId id) {
    return database.read(
        "The document could not be read",
        connection -> {
          Optional<DocumentEntry> entry = entry(connection, id);
          if (entry.isEmpty()) {
            return Optional.empty();
          }
          DocumentEntry is = entry.get();
          return Optional.of(
              new Document(
                  id,
                  is.name(),
                  is.file(),
                  is.kind(),
                  pages(connection, is),
                  unreadable(connection, id),
                  NoticeRows.of(connection, id)));
        });
  }

  private static List<Page> pages(Connection connection, DocumentEntry entry) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT number, text, layout, hidden, addresses, marks FROM page WHERE document = ?"
                + " ORDER BY number")) {
      select.setString(1, entry.id().sha256());
      List<Page> pages = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          pages.add(page(entry, row));
        }
      }
      return pages;
    }
  }

  private static Page page(DocumentEntry entry, ResultSet row) throws SQLException {
    int number = row.getInt(1);
    try {
      return new Page(
          number,
          row.getString(2),
          PageLayout.fromBytes(Deflate.expand(row.getBytes(3))),
          HiddenParts.read(row.getString(4)),
          PageNotes.addresses(row.getString(5)),
          PageNotes.marks(row.getString(6)));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new CarrelException(
          Code.HOME_DAMAGED,
          "Page %d of \"%s\" is damaged in the library: %s."
              .formatted(number, entry.name(), e.getMessage()),
          "Add the document again from " + entry.file() + ".",
          e);
    }
  }

  /** A part of a page's text, also of a document that was removed; empty if it is not there. */
  public Optional<String> text(TextSpan place) {
    return text(place.document(), place.page())
        .filter(text -> place.end() <= text.length())
        .map(text -> text.substring(place.start(), place.end()));
  }

  /** A page's text, also of a document that was removed; empty if it is not there. */
  public Optional<String> text(DocumentId id, int page) {
    return database.read(
        "The document could not be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT text FROM page WHERE document = ? AND number = ?")) {
            Database.bind(select, id.sha256(), page);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * What a person should know of words on a page; nothing if the page is not there. They are hidden
   * only if none of them can be seen.
   *
   * @param places on one page, in the order of its text
   */
  public Standing standing(DocumentId id, int page, List<TextSpan> places) {
    return database.read(
        "The document could not be looked up",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT p.hidden, p.addresses, p.marks, d.kind, d.page_count
                  FROM page p JOIN document d ON d.id = p.document
                  WHERE p.document = ? AND p.number = ?\
                  """)) {
            Database.bind(select, id.sha256(), page);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? PageNotes.standing(row, places) : Standing.PLAIN;
            }
          }
        });
  }

  /** The pages whose text could not be had, in order, and why. */
  public List<UnreadablePage> unreadable(DocumentId id) {
    return database.read(
        "The document could not be looked up", connection -> unreadable(connection, id));
  }

  /** What was noticed when a document was read, in that order. */
  public List<Notice> notices(DocumentId id) {
    return database.read(
        "The document could not be looked up", connection -> NoticeRows.of(connection, id));
  }

  /** Gives a document another name, in reviews too; tells whether it is there. */
  public boolean rename(DocumentId id, String name) {
    return database.write(
        "The document could not be renamed",
        connection -> {
          update(connection, "DELETE FROM review_row WHERE document = ?", id.sha256());
          String sql = "UPDATE document SET name = ? WHERE id = ? AND removed IS NULL";
          return update(connection, sql, name, id.sha256()) > 0;
        });
  }

  private static List<UnreadablePage> unreadable(Connection connection, DocumentId id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT number, reason FROM unreadable_page WHERE document = ? ORDER BY number")) {
      select.setString(1, id.sha256());
      List<UnreadablePage> pages = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          pages.add(new UnreadablePage(row.getInt(1), row.getString(2)));
        }
      }
      return pages;
    }
  }

  /**
   * Hides a document until {@link #restore} or until it is purged; it keeps its places in
   * collections meanwhile.
   *
   * @return whether it was there
   */
  public boolean remove(DocumentId id) {
    return Removal.remove(database, "document", id.sha256(), clock);
  }

  /**
   * Undoes {@link #remove}.
   *
   * @return whether there was something to undo
   */
  public boolean restore(DocumentId id) {
    return Removal.restore(database, "document", id.sha256());
  }
}
