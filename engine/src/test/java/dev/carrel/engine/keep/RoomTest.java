// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes when room is needed, and what stays. */
class RoomTest {
  private static final int SIZE = 10_000;

  /** Bytes of the file of a part of {@link #SIZE}. */
  private static final long FILE = SIZE + 4_096;

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");

  private KeptContexts open(long limit) {
    return KeptContexts.open(folder, OptionalLong.of(limit), () -> now = now.plusSeconds(1));
  }

  /** How many parts are kept of the chain with a seed and so many parts. */
  private static int kept(KeptContexts contexts, long seed, int parts) {
    return Parts.find(contexts, Parts.tokensOfChain(seed, parts)).size();
  }

  @Test
  void theContextNotUsedForLongestGoesFirst() throws Exception {
    KeptContexts contexts = open(3 * FILE);
    List<KeptPart> first = Parts.chain(contexts, 10, SIZE);
    Parts.chain(contexts, 20, SIZE);
    Parts.chain(contexts, 30, SIZE);
    Parts.load(contexts, first.getFirst());

    Parts.chain(contexts, 40, SIZE);

    assertEquals(0, kept(contexts, 20, 1));
    for (long seed : new long[] {10, 30, 40}) {
      assertEquals(1, kept(contexts, seed, 1));
    }
    assertEquals(3 * FILE, contexts.bytes());
  }

  @Test
  void whenAPartWasUsedIsKnownAfterAnotherOpening() throws Exception {
    KeptContexts before = open(3 * FILE);
    List<KeptPart> first = Parts.chain(before, 10, SIZE);
    Parts.chain(before, 20, SIZE);
    Parts.chain(before, 30, SIZE);
    Parts.load(before, first.getFirst());

    KeptContexts contexts = open(3 * FILE);
    Parts.chain(contexts, 40, SIZE);

    assertEquals(1, kept(contexts, 10, 1));
    assertEquals(0, kept(contexts, 20, 1));
  }

  @Test
  void aContextCountsAsUsedUntilItIsLetGo() throws Exception {
    KeptContexts contexts = open(3 * FILE);
    Parts.chain(contexts, 10, SIZE);
    KeptPart second = Parts.chain(contexts, 20, SIZE).getFirst();
    try (Chain _ = contexts.find(Parts.KEY, Parts.tokens(10, 10))) {
      Parts.load(contexts, second);
      Parts.chain(contexts, 30, SIZE);
      Parts.find(contexts, Parts.tokens(30, 10));
    }
    Parts.load(contexts, second);
    // It was let go before; only looking whether it is there is no use.
    Parts.find(contexts, Parts.tokens(30, 10));

    KeptContexts again = open(3 * FILE);
    assertEquals(
        List.of("document 20", "document 10", "document 30"),
        again.list().stream().map(context -> context.labels().getFirst()).toList());
  }

  @Test
  void theEndOfAChainGoesBeforeItsBeginning() {
    KeptContexts contexts = open(4 * FILE);
    Parts.chain(contexts, 10, SIZE, SIZE, SIZE);
    Parts.chain(contexts, 20, SIZE);
    for (int left = 2; left >= 0; left--) {
      Parts.chain(contexts, 100 + left, SIZE);
      assertEquals(left, kept(contexts, 10, 3));
    }
  }

  @Test
  void aBeginningThatIsSharedStaysAsLongAsSomethingStandsOnIt() {
    KeptContexts contexts = open(4 * FILE);
    KeptPart shared = Parts.chain(contexts, 10, SIZE).getFirst();
    KeptPart old = Parts.keep(contexts, Optional.of(shared), Parts.tokens(50, 5), 50, SIZE);
    KeptPart young = Parts.keep(contexts, Optional.of(shared), Parts.tokens(60, 5), 60, SIZE);
    Parts.chain(contexts, 20, SIZE);

    Parts.chain(contexts, 30, SIZE);

    List<String> left = contexts.list().stream().map(KeptContext::id).toList();
    assertFalse(left.contains(old.id()));
    assertTrue(left.contains(young.id()));
    assertEquals(1, kept(contexts, 10, 1));
  }

  @Test
  void whatIsInUseStaysAndIsNamedWhenThereIsNoRoomBesideIt() {
    KeptContexts contexts = open(2 * FILE);
    Parts.chain(contexts, 10, SIZE, SIZE);
    Keeping none;
    try (Chain inUse = contexts.find(Parts.KEY, Parts.tokensOfChain(10, 2))) {
      assertEquals(2, inUse.parts().size());
      assertTrue(contexts.list().getFirst().open());
      none = another(contexts);
      assertEquals(2, kept(contexts, 10, 2));
      assertFalse(contexts.remove(inUse.last().orElseThrow().id()));
      contexts.removeAll();
      assertEquals(2, kept(contexts, 10, 2));
    }
    assertEquals(
        "Keeping it takes 14 kB, and 28 kB of the limit of 28 kB are in use.",
        assertInstanceOf(Keeping.NotKept.class, none).why());
    assertFalse(contexts.list().getFirst().open());
    assertInstanceOf(Keeping.Kept.class, another(contexts));
    assertEquals(1, kept(contexts, 10, 2));
  }

  private static Keeping another(KeptContexts contexts) {
    return contexts.keep(
        Parts.KEY,
        Optional.empty(),
        Parts.tokens(77, 7),
        "another",
        Parts.probe(77),
        MemorySegment.ofArray(Parts.payload(77, SIZE)));
  }

  @Test
  void aChainInUseTwiceStaysUntilBothHaveLetGo() throws Exception {
    KeptContexts contexts = open(FILE);
    KeptPart part = Parts.chain(contexts, 10, SIZE).getFirst();
    Chain first = contexts.find(Parts.KEY, Parts.tokens(10, 10));
    Loaded second = contexts.load(part);
    first.close();
    first.close();
    assertInstanceOf(Keeping.NotKept.class, another(contexts));
    second.close();
    assertInstanceOf(Keeping.Kept.class, another(contexts));
  }

  @Test
  void thePartBeforeOneThatIsWrittenDoesNotGoForIt() {
    KeptContexts contexts = open(2 * FILE);
    List<KeptPart> chain = Parts.chain(contexts, 10, SIZE, SIZE);
    Keeping third =
        contexts.keep(
            Parts.KEY,
            Optional.of(chain.getLast()),
            Parts.tokens(12, 12),
            "third",
            Parts.probe(12),
            MemorySegment.ofArray(Parts.payload(12, SIZE)));
    assertInstanceOf(Keeping.NotKept.class, third);
    assertEquals(2, kept(contexts, 10, 3));
  }

  @Test
  void whatIsLargerThanTheLimitIsNotKeptAndNothingGoesForIt() {
    KeptContexts contexts = open(FILE);
    Parts.chain(contexts, 10, SIZE - 1);
    Keeping large =
        contexts.keep(
            Parts.KEY,
            Optional.empty(),
            Parts.tokens(1, 1),
            "large",
            Parts.probe(1),
            MemorySegment.ofArray(Parts.payload(1, 2 * SIZE)));
    assertInstanceOf(Keeping.NotKept.class, large);
    assertEquals(1, kept(contexts, 10, 1));
  }

  @Test
  void aPartWhoseBeginningIsGoneIsNotKept() {
    KeptContexts contexts = open(10 * FILE);
    KeptPart gone = Parts.chain(contexts, 10, SIZE).getFirst();
    assertTrue(contexts.remove(gone.id()));
    Keeping behind =
        contexts.keep(
            Parts.KEY,
            Optional.of(gone),
            Parts.tokens(1, 1),
            "behind",
            Parts.probe(1),
            MemorySegment.ofArray(Parts.payload(1, SIZE)));
    assertEquals(
        "What stood before it is not kept any more.",
        assertInstanceOf(Keeping.NotKept.class, behind).why());
    assertEquals(0, contexts.bytes());
  }
}
