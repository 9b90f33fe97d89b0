// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says how fast a real book is indexed and searched; fails only if that is slow beyond doubt. */
class SpeedTest {
  private static final Path BOOK =
      Path.of(System.getProperty("carrel.corpus", "../../shared/corpus"), "text", "book.md");
  private static final int PAGE = 3000;
  private static final List<String> QUERIES =
      List.of(
          "Nell grandfather",
          "\"the old man\"",
          "candle*",
          "Quilpp~",
          "\"door opened\"~4",
          "schoolmaster -Kit",
          "what was the name of the child's grandfather?");

  @TempDir Path temp;

  @Test
  void aBookIsIndexedAndSearchedFast() throws IOException {
    assumeTrue(Files.exists(BOOK), "the corpus is not beside this checkout");
    String text = Files.readString(BOOK);
    List<String> pages = new ArrayList<>();
    for (int at = 0; at < text.length(); at += PAGE) {
      pages.add(text.substring(at, Math.min(text.length(), at + PAGE)));
    }
    try (DocumentIndex index = DocumentIndex.open(temp.resolve("index"))) {
      double pagesPerSecond = 0;
      for (int round = 0; round < 6; round++) {
        pagesPerSecond = add(index, Texts.document(round, "book", pages.toArray(String[]::new)));
      }
      System.out.printf("indexing, warm: %.0f pages/s of %d characters%n", pagesPerSecond, PAGE);
      assertTrue(pagesPerSecond > 50);
      System.out.printf("index: %.1f MB for %d pages%n", megabytes(), 6 * pages.size());
      for (String query : QUERIES) {
        System.out.printf("%6.2f ms  %s%n", medianMillis(index, query), query);
      }
    }
    long start = System.nanoTime();
    DocumentIndex.open(temp.resolve("index")).close();
    System.out.printf("open and check: %.0f ms%n", (System.nanoTime() - start) / 1e6);
  }

  private static double add(DocumentIndex index, Document document) {
    long start = System.nanoTime();
    index.add(document, "", Progress.SILENT, new Cancellation());
    return document.pages().size() / ((System.nanoTime() - start) / 1e9);
  }

  private double megabytes() throws IOException {
    try (var files = Files.list(temp.resolve("index"))) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return bytes / 1e6;
    }
  }

  private static double medianMillis(DocumentIndex index, String query) {
    long[] nanos = new long[41];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      assertFalse(index.search(SearchQuery.of(query)).isEmpty(), query);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
