// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How collections are read: which was opened last, the order in which the model read the documents
 * of each, what was chosen where not all fits, and how many tokens documents have.
 */
public final class ReadingTable {
  /** The kinds with paper, as SQL lists them: constants of ours, nothing that came from outside. */
  private static final String PAPER =
      DocumentKind.ALL.stream()
          .filter(DocumentKind::hasPaper)
          .map(kind -> "'" + kind.name() + "'")
          .collect(Collectors.joining(", "));

  private final Database database;
  private final Clock clock;

  ReadingTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The collection that was opened last, of those that are there. */
  public OptionalLong opened() {
    String sql =
        """
        SELECT c.id FROM collection c JOIN collection_opened o ON o.collection = c.id
        WHERE c.removed IS NULL ORDER BY o.at DESC, c.id LIMIT 1\
        """;
    return database.read(
        "The open collection could not be looked up",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
          }
        });
  }

  /** Notes that a collection was opened now. */
  public void open(long collection) {
    // Behind all others even if the clock was set back since.
    String sql =
        """
        INSERT INTO collection_opened (collection, at)
        SELECT ?1, max(?2, coalesce(max(at), 0) + 1) FROM collection_opened WHERE true
        ON CONFLICT DO UPDATE SET at = excluded.at\
        """;
    database.update("The open collection could not be noted", sql, collection, clock.millis());
  }

  /** The documents of a collection that the model had read, in that order. */
  public List<DocumentId> order(long collection) {
    String sql =
        """
        SELECT r.document FROM collection_reading r
        JOIN collection_document m ON m.collection = r.collection AND m.document = r.document
        JOIN document d ON d.id = r.document
        WHERE r.collection = ? AND d.removed IS NULL ORDER BY r.position\
        """;
    return database.read(
        "What was read could not be listed",
        connection -> {
          List<DocumentId> documents = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, collection);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                documents.add(new DocumentId(row.getString(1)));
              }
            }
          }
          return documents;
        });
  }

  /** Keeps an order in place of the one before. */
  public void setOrder(long collection, List<DocumentId> documents) {
    database.write(
        "What was read could not be noted",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM collection_reading WHERE collection = ?")) {
            Database.bind(delete, collection);
            delete.executeUpdate();
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO collection_reading (collection, position, document)
                  SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM collection WHERE id = ?1)\
                  """)) {
            for (int i = 0; i < documents.size(); i++) {
              Database.bind(insert, collection, i + 1, documents.get(i).sha256());
              insert.executeUpdate();
            }
          }
          return documents.size();
        });
  }

  /** What a person chose for the documents of a collection; those not named are read whole. */
  public Map<DocumentId, ReadingChoice> choices(long collection) {
    return database.read(
        "What was chosen could not be looked up",
        connection -> {
          Map<DocumentId, ReadingChoice> choices = new HashMap<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT document, aside, pages FROM collection_choice WHERE collection = ?")) {
            select.setLong(1, collection);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                choices.put(
                    new DocumentId(row.getString(1)),
                    new ReadingChoice(
                        Optional.ofNullable(row.getString(2)).map(ReadingChoice.Aside::valueOf),
                        Optional.ofNullable(row.getString(3)).map(ReadingTable::numbers)));
              }
            }
          }
          return choices;
        });
  }

  private static Set<Integer> numbers(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
  }

  /** Notes what a person chose for a document of a collection. */
  public void choose(long collection, DocumentId document, ReadingChoice choice) {
    database.write(
        "What was chosen could not be noted",
        connection -> {
          write(connection, collection, document, choice);
          return true;
        });
  }

  private static void write(
      Connection connection, long collection, DocumentId document, ReadingChoice choice)
      throws SQLException {
    String sql =
        choice.equals(ReadingChoice.WHOLE)
            ? "DELETE FROM collection_choice WHERE collection = ?1 AND document = ?2"
            : """
            INSERT INTO collection_choice (collection, document, aside, pages)
            VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET aside = excluded.aside, pages = excluded.pages\
            """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, collection);
      statement.setString(2, document.sha256());
      if (!choice.equals(ReadingChoice.WHOLE)) {
        statement.setString(3, choice.aside().map(Enum::name).orElse(null));
        statement.setString(4, pages(choice));
      }
      statement.executeUpdate();
    }
  }

  private static @Nullable String pages(ReadingChoice choice) {
    return choice
        .pages()
        .map(
            pages ->
                new TreeSet<>(pages).stream().map(String::valueOf).collect(Collectors.joining(",")))
        .orElse(null);
  }

  /** Notes how many tokens a document has for a model. */
  public void noteTokens(DocumentId document, String model, int tokens) {
    String sql =
        """
        INSERT INTO document_tokens (document, model, tokens)
        SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM document WHERE id = ?1)
        ON CONFLICT DO UPDATE SET tokens = excluded.tokens\
        """;
    database.update("The tokens could not be noted", sql, document.sha256(), model, tokens);
  }

  /** Tokens of the documents, the most that any model counted. */
  public Map<DocumentId, Integer> tokens() {
    return database.read(
        "The tokens could not be looked up",
        connection -> {
          Map<DocumentId, Integer> tokens = new HashMap<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT document, max(tokens) FROM document_tokens GROUP BY document");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              tokens.put(new DocumentId(row.getString(1)), row.getInt(2));
            }
          }
          return tokens;
        });
  }

  /**
   * Tokens of a page of paper with text, over the documents that were counted; empty if none was.
   */
  public Optional<Double> tokensPerPage() {
    String sql =
        """
        SELECT sum(t.tokens), sum(d.page_count - (SELECT count(*) FROM unreadable_page u
                                                 WHERE u.document = d.id))
        FROM document d JOIN document_tokens t ON t.document = d.id WHERE d.kind IN (%s)\
        """
            .formatted(PAPER);
    return database.read(
        "The tokens could not be looked up",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            boolean any = row.next() && row.getLong(2) > 0;
            return any ? Optional.of((double) row.getLong(1) / row.getLong(2)) : Optional.empty();
          }
        });
  }
}
