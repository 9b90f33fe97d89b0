// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.embedding.Embedding;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageVectorsTest {
  private static final int DIMENSIONS = 32;

  @TempDir Path temp;
  private Path folder;
  private final Random random = new Random(11);

  @BeforeEach
  void folder() {
    folder = temp.resolve("index");
  }

  private Embedding direction() {
    float[] values = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values);
  }

  private static Document add(DocumentIndex index, int number, String... pages) {
    Document document = Texts.document(number, "d" + number, pages);
    index.add(document, "en", Progress.SILENT, new Cancellation());
    return document;
  }

  /** So many on each page, a character each. */
  private List<PassageVector> some(int document, int firstPage, int lastPage, int each) {
    List<PassageVector> made = new ArrayList<>();
    for (int page = firstPage; page <= lastPage; page++) {
      for (int i = 0; i < each; i++) {
        made.add(new PassageVector(new TextSpan(Texts.id(document), page, i, i + 1), direction()));
      }
    }
    return made;
  }

  private static String[] pages(int count) {
    return Stream.generate(() -> "a page of words that mean nothing")
        .limit(count)
        .toArray(String[]::new);
  }

  private static Map<TextSpan, Float> expected(Embedding question, List<PassageVector> of) {
    return of.stream()
        .collect(
            Collectors.toMap(
                PassageVector::place, v -> question.cosineOfBytes(v.meaning().toBytes())));
  }

  @Test
  void similaritiesAreThoseOfThePassagesAndTheSameAfterReopening() {
    Embedding question = direction();
    List<PassageVector> one = some(1, 1, 3, 20);
    List<PassageVector> two = some(2, 1, 2, 20);
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, 1, pages(3));
      add(index, 2, pages(2));
      PassageVectors vectors = index.vectors("test");
      assertTrue(vectors.add(Texts.id(1), 0, one.subList(0, 20), 1));
      assertTrue(vectors.add(Texts.id(2), 0, two, 2));
      assertEquals(1, vectors.pagesDone(Texts.id(1)));
      assertTrue(vectors.add(Texts.id(1), 1, one.subList(20, 60), 3));
      assertEquals(3, vectors.pagesDone(Texts.id(1)));
      assertEquals(expected(question, one), vectors.similarities(question, Set.of(Texts.id(1))));
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      PassageVectors vectors = index.vectors("test");
      assertEquals(3, vectors.pagesDone(Texts.id(1)));
      assertEquals(expected(question, one), vectors.similarities(question, Set.of(Texts.id(1))));
      assertEquals(
          expected(question, Stream.concat(one.stream(), two.stream()).toList()),
          vectors.similarities(question, Set.of(Texts.id(1), Texts.id(2))));
    }
  }

  @Test
  void theNearestPassagesAreFoundWithTheirPageAndPlaceAndNoneByWords() {
    Embedding question = direction();
    List<PassageVector> all = new ArrayList<>();
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      PassageVectors vectors = index.vectors("test");
      for (int d = 1; d <= 5; d++) {
        add(index, d, pages(4));
        List<PassageVector> of = some(d, 1, 4, 30);
        all.addAll(of);
        assertTrue(vectors.add(Texts.id(d), 0, of, 4));
      }
      List<TextSpan> best =
          all.stream()
              .sorted(
                  Comparator.comparingDouble(
                      v -> -expected(question, List.of(v)).values().iterator().next()))
              .map(PassageVector::place)
              .limit(5)
              .toList();
      List<Hit> hits = vectors.nearest(question, Optional.empty(), 5);
      assertEquals(best, hits.stream().map(hit -> hit.spans().getFirst()).toList());
      for (Hit hit : hits) {
        TextSpan place = hit.spans().getFirst();
        String passage = "a page of words that mean nothing".substring(place.start(), place.end());
        assertEquals(passage.strip(), hit.snippet().strip());
      }
      assertTrue(hits.getFirst().score() > hits.getLast().score());
      List<Hit> within = vectors.nearest(question, Optional.of(Set.of(Texts.id(3))), 200);
      assertEquals(120, within.size());
      assertTrue(within.stream().allMatch(hit -> hit.document().equals(Texts.id(3))));
      assertEquals(20, index.search(SearchQuery.of("words").limit(100)).size());
      assertEquals(5, index.documents().size());
    }
  }

  @Test
  void vectorsGoWithTheirDocumentAndAreNotAddedToOneThatIsGone() {
    Embedding question = direction();
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      PassageVectors vectors = index.vectors("test");
      add(index, 1, pages(1));
      add(index, 2, pages(1));
      assertTrue(vectors.add(Texts.id(1), 0, some(1, 1, 1, 9), 1));
      assertTrue(vectors.add(Texts.id(2), 0, some(2, 1, 1, 9), 1));
      index.remove(Texts.id(1));
      assertEquals(0, vectors.pagesDone(Texts.id(1)));
      assertEquals(Map.of(), vectors.similarities(question, Set.of(Texts.id(1))));
      assertEquals(9, vectors.nearest(question, Optional.empty(), 50).size());
      assertFalse(vectors.add(Texts.id(1), 0, some(1, 1, 1, 9), 1));
      assertEquals(Map.of(), vectors.similarities(question, Set.of(Texts.id(1))));
      add(index, 2, pages(1));
      assertEquals(1, vectors.pagesDone(Texts.id(2)), "its pages are the same");
      assertEquals(9, vectors.similarities(question, Set.of(Texts.id(2))).size());
      add(index, 2, "another text of the page");
      assertEquals(0, vectors.pagesDone(Texts.id(2)), "they are others now");
      assertEquals(Map.of(), vectors.similarities(question, Set.of(Texts.id(2))));
    }
  }

  @Test
  void vectorsOfAnotherKindAreNotComparedAndGoWhenNewOnesCome() throws IOException {
    Embedding question = direction();
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, 1, pages(1));
      List<PassageVector> old = some(1, 1, 1, 9);
      assertTrue(index.vectors("old").add(Texts.id(1), 0, old, 1));
      PassageVectors now = index.vectors("new");
      assertEquals(0, now.pagesDone(Texts.id(1)));
      assertEquals(Map.of(), now.similarities(question, Set.of(Texts.id(1))));
      assertTrue(now.add(Texts.id(1), 0, some(1, 1, 1, 3), 1));
      assertEquals(3, now.similarities(question, Set.of(Texts.id(1))).size());
      assertEquals(0, index.vectors("old").pagesDone(Texts.id(1)));
      index.erase(List.of());
      assertFalse(anyFileHas(old.getFirst().meaning().toBytes()));
    }
  }

  @Test
  void nothingIsLeftOfTheVectorsOfAnErasedDocument() throws IOException {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      PassageVectors vectors = index.vectors("test");
      byte[] gone = new byte[0];
      for (int d = 1; d <= 12; d++) {
        add(index, d, pages(1));
        List<PassageVector> made = some(d, 1, 1, 9);
        gone = d == 7 ? made.get(4).meaning().toBytes() : gone;
        assertTrue(vectors.add(Texts.id(d), 0, made, 1));
      }
      index.remove(Texts.id(7));
      assertTrue(anyFileHas(gone), "it is passed over only");
      index.erase(List.of(Texts.id(7)));
      assertFalse(anyFileHas(gone));
      assertFalse(anyFileHas(Texts.id(7).sha256().getBytes(StandardCharsets.US_ASCII)));
      assertEquals(99, vectors.nearest(direction(), Optional.empty(), 200).size());
    }
  }

  @Test
  void aCorruptIndexIsBegunAnewWithoutVectors() throws IOException {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      add(index, 1, pages(1));
      assertTrue(index.vectors("test").add(Texts.id(1), 0, some(1, 1, 1, 40), 1));
      index.erase(List.of());
    }
    boolean damaged = false;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(cfs|vec)")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        damaged = true;
      }
    }
    assertTrue(damaged);
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertTrue(index.wasRebuilt());
      PassageVectors vectors = index.vectors("test");
      assertEquals(0, vectors.pagesDone(Texts.id(1)));
      assertEquals(List.of(), vectors.nearest(direction(), Optional.empty(), 5));
    }
  }

  private boolean anyFileHas(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
