// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limit, what was set aside, and contexts that are removed. */
class RemovalTest {
  private static final int SIZE = 10_000;

  /** Bytes of the file of a part of {@link #SIZE}. */
  private static final long FILE = SIZE + 4_096;

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");

  private KeptContexts open(long limit) {
    return KeptContexts.open(folder, OptionalLong.of(limit), () -> now = now.plusSeconds(1));
  }

  private static List<String> ids(List<KeptPart> parts) {
    return parts.stream().map(KeptPart::id).toList();
  }

  /** How many parts are kept of the chain with a seed and so many parts. */
  private static int kept(KeptContexts contexts, long seed, int parts) {
    return Parts.find(contexts, Parts.tokensOfChain(seed, parts)).size();
  }

  @Test
  void aLowerLimitRemovesWhatIsOverItAndIsRemembered() {
    KeptContexts.open(folder).setLimit(OptionalLong.of(4 * FILE));
    KeptContexts contexts = KeptContexts.open(folder);
    assertEquals(4 * FILE, contexts.limitBytes());
    Parts.chain(contexts, 10, SIZE, SIZE, SIZE);
    contexts.setLimit(OptionalLong.of(FILE));
    assertEquals(1, kept(contexts, 10, 3));
    assertEquals(FILE, KeptContexts.open(folder).limitBytes());
    contexts.setLimit(OptionalLong.empty());
    assertFalse(Files.exists(folder.resolve("limit")));
    assertTrue(contexts.limitBytes() > FILE);
  }

  @Test
  void aLimitCanBeWrittenByHandAndOneThatIsNoneIsAsIfItWereNotThere() throws IOException {
    Files.writeString(folder.resolve("limit"), "1.5 GB\n");
    assertEquals(1_500_000_000, KeptContexts.open(folder).limitBytes());
    Files.writeString(folder.resolve("limit"), "as much as you like");
    assertTrue(KeptContexts.open(folder).limitBytes() <= KeepLimit.MOST_UNASKED);
    assertEquals(20_000_000_000L, KeepLimit.unasked(Long.MAX_VALUE, 5));
    assertEquals(1_000, KeepLimit.unasked(8_000, 2_000));
  }

  @Test
  void filesSetAsideCountGoFirstAndGoByThemselvesAfterAWeek() {
    KeptContexts contexts = open(3 * FILE);
    KeptPart bad = Parts.chain(contexts, 10, SIZE).getFirst();
    Parts.chain(contexts, 20, SIZE);
    contexts.setAside(bad, "does not say what it said");
    assertEquals(2 * FILE, contexts.bytes());
    Parts.chain(contexts, 30, SIZE, SIZE);
    assertEquals(List.of(), contexts.setAside());
    assertEquals(1, kept(contexts, 20, 1));

    contexts.setAside(Parts.find(contexts, Parts.tokens(20, 10)).getFirst(), "is odd");
    now = now.plus(Duration.ofDays(6));
    assertEquals(1, open(3 * FILE).setAside().size());
    now = now.plus(Duration.ofDays(2));
    KeptContexts later = open(3 * FILE);
    assertEquals(List.of(), later.setAside());
    assertEquals(2 * FILE, later.bytes());
  }

  @Test
  void aPartThatIsNotUnderstoodGoesWithAllBehindIt() {
    KeptContexts contexts = open(100 * FILE);
    List<KeptPart> chain = Parts.chain(contexts, 10, SIZE, SIZE, SIZE);
    contexts.setAside(chain.get(1), "does not say what it said");
    assertEquals(List.of(chain.getFirst()), Parts.find(contexts, Parts.tokensOfChain(10, 3)));
    assertEquals(
        List.of("does not say what it said", "does not say what it said"),
        contexts.setAside().stream().map(SetAside::why).toList());
    KeptContexts again = open(100 * FILE);
    assertEquals(ids(chain.subList(0, 1)), ids(Parts.find(again, Parts.tokensOfChain(10, 3))));
    assertEquals(2, again.setAside().size());
  }

  @Test
  void removingAContextLeavesWhatItShares() {
    KeptContexts contexts = open(100 * FILE);
    KeptPart shared = Parts.chain(contexts, 10, SIZE).getFirst();
    KeptPart one = Parts.keep(contexts, Optional.of(shared), Parts.tokens(50, 5), 50, SIZE);
    KeptPart two = Parts.keep(contexts, Optional.of(shared), Parts.tokens(60, 5), 60, SIZE);

    KeptContext listed = contexts.list().getFirst();
    assertEquals(two.id(), listed.id());
    assertEquals(List.of("document 10", "document 60"), listed.labels());
    assertEquals(15, listed.tokens());
    assertEquals(FILE, listed.ownBytes());
    assertEquals(FILE, listed.sharedBytes());
    assertEquals(Optional.of("tiny"), listed.model());
    assertEquals(Optional.of("balanced"), listed.profile());

    assertFalse(contexts.remove(shared.id()), "others stand on it");
    assertFalse(contexts.remove("0".repeat(64)));
    assertTrue(contexts.remove(one.id()));
    assertEquals(2 * FILE, contexts.bytes());
    assertTrue(contexts.remove(two.id()));
    assertEquals(0, contexts.bytes());
    assertEquals(List.of(), contexts.list());
  }

  @Test
  void keepingTheSameAgainWritesNothing() throws IOException {
    KeptContexts contexts = open(100 * FILE);
    KeptPart part = Parts.chain(contexts, 10, SIZE).getFirst();
    byte[] before = Files.readAllBytes(folder.resolve(part.id() + ".ctx"));
    assertEquals(part, Parts.chain(contexts, 10, SIZE).getFirst());
    assertEquals(FILE, contexts.bytes());
    assertEquals(before.length, FILE);
  }
}
