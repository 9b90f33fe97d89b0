// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.home.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that adds documents is killed at some moment; what it said was kept is there, whole.
 */
class KillTest {
  private static final long SEED = 20261124;
  private static final int PAGES = 100;

  @TempDir Path temp;

  /** Run in a process of its own: adds documents from a number on, and says so for each. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) {
      try (Home home = Home.open(Path.of(arguments[0]));
          Store store = Store.open(home)) {
        for (long seed = Long.parseLong(arguments[1]); ; seed++) {
          Document document = Documents.make(seed, PAGES);
          System.out.println("begin");
          store.documents().add(document);
          System.out.println(seed);
        }
      }
    }
  }

  @Test
  void aKillLeavesWholeDocumentsOnly() throws Exception {
    Random random = new Random(SEED);
    long next = 0;
    for (int round = 0; round < 6; round++) {
      long said;
      try (ForkedJvm adder = ForkedJvm.start(Adder.class, temp.toString(), Long.toString(next))) {
        said = adder.killInTheMiddle(1 + random.nextInt(6), random);
      }
      next = check(said);
    }
  }

  private long check(long said) {
    try (Home home = Home.open(temp);
        Store store = Store.open(home)) {
      assertEquals(List.of(), store.integrityCheck(), "seed " + SEED);
      List<DocumentEntry> entries = store.documents().entries();
      assertTrue(entries.size() > said, "seed " + SEED + ": lost a document that was kept");
      for (int seed = 0; seed < entries.size(); seed++) {
        assertEquals(
            Optional.of(Documents.make(seed, PAGES)),
            store.documents().document(Documents.id(seed)),
            "seed " + SEED);
      }
      return entries.size();
    }
  }
}
