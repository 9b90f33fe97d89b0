// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that indexes documents is killed at some moment; the index opens as last committed. */
class IndexKillTest {
  private static final long SEED = 20261124;
  private static final int PAGES = 100;

  @TempDir Path temp;

  /** Run in a process of its own: indexes documents from a number on, and says so for each. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) {
      try (DocumentIndex index = DocumentIndex.open(Path.of(arguments[0]))) {
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
          Document document = document(number);
          System.out.println("begin");
          index.add(document, "en", Progress.SILENT, new Cancellation());
          System.out.println(number);
        }
      }
    }
  }

  private static Document document(int number) {
    String[] pages =
        IntStream.range(0, PAGES)
            .mapToObj(page -> "apple " + number + " " + page + " words of a page".repeat(20))
            .toArray(String[]::new);
    return Texts.document(number, "d" + number, pages);
  }

  @Test
  void aKillLosesNothingThatWasCommitted() throws Exception {
    Random random = new Random(SEED);
    int next = 0;
    for (int round = 0; round < 6; round++) {
      long said;
      try (ForkedJvm adder =
          ForkedJvm.start(Adder.class, temp.toString(), Integer.toString(next))) {
        said = adder.killInTheMiddle(1 + random.nextInt(8), random);
      }
      next = check(said);
    }
  }

  private int check(long said) {
    try (DocumentIndex index = DocumentIndex.open(temp)) {
      assertFalse(index.wasRebuilt(), "seed " + SEED);
      int count = index.documents().size();
      assertTrue(count > said, "seed " + SEED + ": lost a document that was committed");
      for (DocumentId id : index.documents()) {
        assertEquals(PAGES, index.pages(id), "seed " + SEED);
      }
      return count;
    }
  }
}
