// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aDatabaseOfEachEarlierVersionIsBroughtUpToDateWithItsData(int version) {
    Document document = Documents.make(11, 5);
    long collection;
    try (Home home = Home.open(temp);
        Database old = Database.open(home.database(), version)) {
      new DocumentTable(old, Clock.systemUTC()).add(document);
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
      new DocumentTable(old, Clock.systemUTC()).add(document);
    }
    Path copy = temp.resolve("carrel-before-v2.db");
    assertFalse(Files.exists(copy));
    Database.open(temp.resolve("carrel.db")).close();
    try (Database before = Database.open(copy, 1)) {
      assertEquals(
          Optional.of(document),
          new DocumentTable(before, Clock.systemUTC()).document(document.id()));
    }
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
