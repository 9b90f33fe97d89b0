// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real model, which lies in a jar. */
class BgeEmbedderTest {
  private static final List<String> PASSAGES =
      List.of(
          "Either party may terminate this Agreement at any time, without penalty, by written"
              + " notice.",
          "The Supplier bears the cost of insurance during carriage.",
          "This Agreement is governed by the laws of the State of New York.",
          "Payment is due within thirty days of the date of the invoice.",
          "Neither party may assign its rights without the other's prior written consent.");

  private static SentenceEmbedder embedder;

  @BeforeAll
  static void load() {
    embedder = BgeEmbedder.LOADER.load();
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  private static String nearest(String question) {
    Embedding asked = embedder.question(question).orElseThrow();
    return PASSAGES.stream()
        .max(Comparator.comparingDouble(p -> asked.cosine(embedder.passage(p))))
        .orElseThrow();
  }

  @Test
  void aLaymansQuestionIsNearestToTheClauseThatAnswersIt() {
    assertEquals(PASSAGES.get(0), nearest("Can they walk away whenever they like?"));
    assertEquals(PASSAGES.get(1), nearest("Who has to insure the goods on the way?"));
    assertEquals(PASSAGES.get(2), nearest("Which country's rules apply?"));
    assertEquals(PASSAGES.get(3), nearest("When do I have to pay the bill?"));
    assertEquals(PASSAGES.get(4), nearest("Can I hand the contract over to somebody else?"));
  }

  @Test
  void twoPassagesThatSayTheSameAreNearerThanTwoThatDoNot() {
    Embedding one = embedder.passage("The tenant may end the lease with three months' notice.");
    Embedding same = embedder.passage("Three months in advance the lessee can cancel the rental.");
    Embedding other = embedder.passage("The landlord paints the walls of the house in white.");
    assertTrue(one.cosine(same) > one.cosine(other) + 0.1);
  }

  @Test
  void theSameTextGivesTheSameVectorWhateverIsEmbeddedMeanwhile() throws Exception {
    List<byte[]> alone = PASSAGES.stream().map(p -> embedder.passage(p).toBytes()).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<byte[]>> calls =
          PASSAGES.stream()
              .<Callable<byte[]>>map(p -> () -> embedder.passage(p).toBytes())
              .toList();
      List<Future<byte[]>> together = threads.invokeAll(calls);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get());
      }
    }
  }

  @Test
  void aVectorHas384DimensionsAndALongTextHasOneToo() {
    assertEquals(384, embedder.passage("Rent.").dimensions());
    assertEquals(384, embedder.passage("The rent is due. ".repeat(1_000)).dimensions());
    assertEquals(384, embedder.passage("").dimensions());
  }

  @Test
  void aQuestionInAnotherLanguageHasNoVector() {
    assertEquals(Optional.empty(), embedder.question("Darf ich den Vertrag jederzeit beenden?"));
    assertEquals(Set.of("en"), BgeEmbedder.LOADER.languages());
  }

  @Test
  void aClosedOneRefusesAndCanBeClosedAgain() {
    SentenceEmbedder closed = BgeEmbedder.LOADER.load();
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.passage("Rent."));
  }
}
