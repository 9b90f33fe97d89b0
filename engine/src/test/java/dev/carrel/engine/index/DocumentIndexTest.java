// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentIndexTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = temp.resolve("index");
  }

  private static void add(DocumentIndex index, Document document) {
    index.add(document, "en", Progress.SILENT, new Cancellation());
  }

  private static Document long40(int number, String word) {
    return Texts.document(
        number,
        "long",
        IntStream.range(0, 40).mapToObj(i -> word + " page " + i).toArray(String[]::new));
  }

  @Test
  void whatWasAddedIsThereAfterReopening() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertFalse(index.wasRebuilt());
      add(index, Texts.document(1, "a", "apple"));
      add(index, Texts.document(2, "b"));
      add(index, Texts.document(3, "c", "", ""));
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertFalse(index.wasRebuilt());
      assertEquals(Set.of(Texts.id(1), Texts.id(2), Texts.id(3)), index.documents());
      assertTrue(index.contains(Texts.id(2)));
      assertEquals(1, index.search(SearchQuery.of("apple")).size());
      index.remove(Texts.id(1));
      index.remove(Texts.id(9));
      assertFalse(index.contains(Texts.id(1)));
      assertEquals(Set.of(Texts.id(2), Texts.id(3)), index.documents());
      assertEquals(List.of(), index.search(SearchQuery.of("apple")));
    }
  }

  @Test
  void nothingIsLeftOfAnErasedDocumentInASegmentThatItSharesWithOthers() throws IOException {
    Files.createDirectories(temp.resolve("index.damaged-1/below"));
    Files.writeString(temp.resolve("index.damaged-1/below/segments_1"), "x");
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      for (int i = 1; i <= 30; i++) {
        add(index, Texts.document(i, "n", i == 7 ? "Zyxoplit " + Texts.ENGLISH : Texts.ENGLISH));
      }
      index.remove(Texts.id(7));
      assertTrue(anyFileHas("zyxoplit"), "it is passed over only");
      index.erase(List.of());
      assertFalse(anyFileHas("zyxoplit"));
      assertFalse(anyFileHas(Texts.id(7).sha256()));
      assertFalse(Files.exists(temp.resolve("index.damaged-1")));
      index.erase(List.of(Texts.id(8), Texts.id(99)));
      assertEquals(28, index.documents().size());
      assertEquals(28, index.search(SearchQuery.of("dignity").limit(50)).size());
    }
  }

  private boolean anyFileHas(String word) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aDocumentAddedAgainReplacesItself() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, long40(1, "old"));
      add(index, Texts.document(1, "a", "new"));
      assertEquals(1, index.pages(Texts.id(1)));
      assertEquals(List.of(), index.search(SearchQuery.of("old")));
    }
  }

  @Test
  void progressCountsPages() {
    List<Long> heard = new ArrayList<>();
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      index.add(
          long40(1, "x"),
          "",
          (stage, done, total) -> {
            assertEquals(Progress.Stage.INDEX_PAGES, stage);
            assertEquals(40, total);
            heard.add(done);
          },
          new Cancellation());
    }
    assertEquals(IntStream.rangeClosed(0, 40).mapToObj(i -> (long) i).toList(), heard);
  }

  @Test
  void aCancelledDocumentLeavesTheIndexAsItWas() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, Texts.document(1, "a", "apple"));
      Cancellation cancellation = new Cancellation();
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  index.add(
                      long40(1, "pear"),
                      "",
                      (stage, done, total) -> {
                        if (done == 20) {
                          cancellation.request();
                        }
                      },
                      cancellation));
      assertEquals(Code.CANCELLED, e.code());
      assertEquals(1, index.search(SearchQuery.of("apple")).size());
      add(index, long40(2, "plum"));
      assertEquals(List.of(), index.search(SearchQuery.of("pear")));
      assertEquals(40, index.pages(Texts.id(2)));
    }
  }

  @Test
  void anInterruptedThreadDoesNotBreakTheIndex() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, Texts.document(1, "a", "apple"));
      Thread.currentThread().interrupt();
      try {
        add(index, Texts.document(2, "b", "pear"));
      } catch (CarrelException e) {
        assertEquals(Code.CANCELLED, e.code());
      } finally {
        // Clears it, for what follows.
        Thread.interrupted();
      }
      add(index, Texts.document(2, "b", "pear"));
      assertEquals(1, index.search(SearchQuery.of("apple")).size());
      assertEquals(1, index.search(SearchQuery.of("pear")).size());
    }
  }

  @Test
  void anIndexThatIsOpenIsRefused() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, Texts.document(1, "a", "apple"));
      CarrelException e = assertThrows(CarrelException.class, () -> DocumentIndex.open(folder));
      assertEquals(Code.HOME_IN_USE, e.code());
      add(index, Texts.document(2, "b", "pear"));
    }
  }

  private void make() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      for (int i = 0; i < 5; i++) {
        add(index, long40(i, "apple"));
      }
    }
  }

  private void requireRebuilt(String what) throws IOException {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertTrue(index.wasRebuilt(), what);
      Path aside = index.setAside().orElseThrow();
      assertTrue(aside.getFileName().toString().startsWith("index.damaged-"), aside.toString());
      assertTrue(Files.isDirectory(aside));
      assertEquals(Set.of(), index.documents());
      add(index, Texts.document(1, "a", "apple"));
      assertEquals(1, index.search(SearchQuery.of("apple")).size());
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertFalse(index.wasRebuilt());
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> !f.endsWith("write.lock")).sorted().toList();
    }
  }

  private Path segments() throws IOException {
    return files().stream()
        .filter(f -> f.getFileName().toString().startsWith("segments_"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFlippedBitInAnyFileIsFoundAndTheIndexBegunAnew() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    make();
    int count = files().size();
    for (int i = 0; i < count; i++) {
      Path file = files().get(i);
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      requireRebuilt("seed " + seed + ", " + file);
      deleteIndex();
      make();
    }
    assertTrue(count > 3);
  }

  private void deleteIndex() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.deleteIfExists(folder.resolve("write.lock"));
  }

  @Test
  void aSegmentsFileOfGarbageIsSetAside() throws IOException {
    make();
    byte[] garbage = new byte[300];
    new Random(1).nextBytes(garbage);
    Files.write(segments(), garbage);
    requireRebuilt("garbage");
  }

  @Test
  void anEmptySegmentsFileIsSetAside() throws IOException {
    make();
    Files.write(segments(), new byte[0]);
    requireRebuilt("empty");
  }

  @Test
  void aMissingSegmentsFileIsSetAside() throws IOException {
    make();
    Files.delete(segments());
    requireRebuilt("missing segments");
  }

  @Test
  void aMissingOrTruncatedFileIsSetAside() throws IOException {
    make();
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    requireRebuilt("truncated");
    deleteIndex();
    make();
    Files.delete(files().getFirst());
    requireRebuilt("missing");
  }

  @Test
  void anIndexOfAnotherFormatIsBegunAnewInPlace() throws IOException {
    make();
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of(IndexFolder.FORMAT_KEY, "0").entrySet());
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertTrue(index.wasRebuilt());
      assertEquals(Optional.empty(), index.setAside());
      assertEquals(Set.of(), index.documents());
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertFalse(index.wasRebuilt());
    }
  }

  @Test
  void openingWritesNothing() throws IOException {
    make();
    List<Path> before = files();
    DocumentIndex.open(folder).close();
    assertEquals(before, files());
  }

  @Test
  void aPathThatIsAFileIsRefused() throws IOException {
    Files.writeString(folder, "mine");
    CarrelException e = assertThrows(CarrelException.class, () -> DocumentIndex.open(folder));
    assertEquals(Code.HOME_UNUSABLE, e.code());
    assertEquals("mine", Files.readString(folder));
  }
}
