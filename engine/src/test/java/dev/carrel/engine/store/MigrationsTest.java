// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aDatabaseOfEachEarlierVersionIsBroughtUpToDateWithItsData(int version) {
    Document document = Documents.make(11, 5);
    long collection;
    try (Home home = Home.open(temp);
        Database old = Database.open(home.database(), version)) {
      addAsVersion1(old, document);
      CollectionTable collections = new CollectionTable(old, Clock.systemUTC());
      collection = collections.create("Contracts").id();
      collections.add(collection, document.id());
    }
    try (Home home = Home.open(temp);
        Store store = Store.open(home)) {
      assertEquals(Optional.of(document), store.documents().document(document.id()));
      assertEquals(List.of(document.id()), store.collections().documents(collection));
      assertEquals(1, store.conversations().create(OptionalLong.of(collection), "works").id());
      assertEquals(List.of(), store.integrityCheck());
    }
  }

  @Test
  void turnsOfAnEarlierVersionFollowOneAnotherAndKeepTheirSummary() {
    try (Home home = Home.open(temp);
        Database old = Database.open(home.database(), 3)) {
      old.writeDirectly(
          "",
          c -> {
            Database.execute(
                c,
                "INSERT INTO conversation (title, created, summary, folded)"
                    + " VALUES ('A', 1, 'short', 1)");
            for (int i = 1; i <= 3; i++) {
              Database.execute(
                  c,
                  ("INSERT INTO turn (conversation, ordinal, question, answer, model, profile,"
                       + " created, tokens, seconds) VALUES (1, %d, 'q%d', 'a', '', '', 1, 1, 1)")
                      .formatted(i, i));
            }
            return 0;
          });
    }
    try (Home home = Home.open(temp);
        Store store = Store.open(home)) {
      assertEquals(
          List.of("q1", "q2", "q3"),
          store.turns().turns(1).stream().map(turn -> turn.turn().question()).toList());
      assertEquals(Optional.of("short"), store.turns().turns(1).getFirst().summary());
      assertEquals("A", store.conversations().entry(1).orElseThrow().title());
    }
  }

  @Test
  void aCopyIsMadeBeforeAnUpgradeAndIsWhole() {
    Document document = Documents.make(11, 5);
    try (Database old = Database.open(temp.resolve("carrel.db"), 1)) {
      addAsVersion1(old, document);
    }
    Path copy = temp.resolve("carrel-before-v2.db");
    assertFalse(Files.exists(copy));
    Database.open(temp.resolve("carrel.db")).close();
    try (Database before = Database.open(copy, 1)) {
      assertEquals(document.pages(), pagesOfVersion1(before, document));
    }
  }

  /** As the first version kept documents, whatever later ones add. */
  private static void addAsVersion1(Database old, Document document) {
    old.writeDirectly(
        "",
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO document (id, name, file, kind, page_count, bytes, added)"
                      + " VALUES (?, ?, ?, ?, ?, 0, 0)")) {
            Database.bind(
                insert,
                document.id().sha256(),
                document.name(),
                document.file().toString(),
                document.kind().name(),
                document.pages().size());
            insert.executeUpdate();
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO page (document, number, text, layout) VALUES (?, ?, ?, ?)")) {
            for (Page page : document.pages()) {
              Database.bind(insert, document.id().sha256(), page.number(), page.text());
              insert.setBytes(4, Deflate.compress(page.layout().toBytes()));
              insert.executeUpdate();
            }
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO unreadable_page (document, number, reason) VALUES (?, ?, ?)")) {
            for (UnreadablePage page : document.unreadable()) {
              Database.bind(insert, document.id().sha256(), page.page(), page.reason());
              insert.executeUpdate();
            }
          }
          return 0;
        });
  }

  private static List<Page> pagesOfVersion1(Database database, Document document) {
    return database.read(
        "",
        connection -> {
          List<Page> pages = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT number, text, layout FROM page WHERE document = ? ORDER BY number")) {
            Database.bind(select, document.id().sha256());
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                PageLayout layout = PageLayout.fromBytes(Deflate.expand(row.getBytes(3)));
                pages.add(new Page(row.getInt(1), row.getString(2), layout));
              }
            }
          }
          return pages;
        });
  }

  @Test
  void aNewDatabaseNeedsNoCopy() throws IOException {
    Database.open(temp.resolve("carrel.db")).close();
    try (var files = Files.list(temp)) {
      assertEquals(List.of(temp.resolve("carrel.db")), files.toList());
    }
  }

  @Test
  void aDatabaseOfANewerCarrelIsRefusedUntouched() throws IOException {
    try (Home home = Home.open(temp)) {
      try (Database newer = Database.open(home.database())) {
        newer.writeDirectly(
            "",
            c -> {
              Database.execute(c, "PRAGMA user_version = 99");
              return 0;
            });
      }
      byte[] before = Files.readAllBytes(home.database());
      CarrelException e = assertThrows(CarrelException.class, () -> Store.open(home));
      assertEquals(Code.HOME_UNUSABLE, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains("made by a newer Carrel"), e.getMessage());
      assertEquals(List.of(), diff(before, Files.readAllBytes(home.database())));
    }
  }

  private static List<Integer> diff(byte[] a, byte[] b) {
    int at = java.util.Arrays.mismatch(a, b);
    return at < 0 ? List.of() : List.of(at);
  }
}
