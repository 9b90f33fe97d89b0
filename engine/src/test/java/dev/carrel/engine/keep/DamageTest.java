// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Flipped bits, files cut off and files grown: each is named and never handed out. */
class DamageTest extends DamagedFolder {
  private static final long SEED = 20261125;
  private static final int LARGE = 3 * BlockTable.BLOCK + 12_345;

  @Test
  void everyBitOfASmallFileCounts() throws Exception {
    KeptPart part = keep(100);
    byte[] whole = Files.readAllBytes(file(part));
    FolderKey key = FolderKey.open(KeptPlace.in(folder()).key());
    PartFile.check(folder(), part.id(), key, bytes -> {});
    try (FileChannel channel = FileChannel.open(file(part), StandardOpenOption.WRITE)) {
      for (int bit = 0; bit < 8 * whole.length; bit++) {
        byte right = whole[bit / 8];
        channel.write(ByteBuffer.wrap(new byte[] {(byte) (right ^ (1 << (bit % 8)))}), bit / 8);
        assertThrows(
            KeptDamage.class,
            () -> PartFile.check(folder(), part.id(), key, bytes -> {}),
            "bit " + bit);
        channel.write(ByteBuffer.wrap(new byte[] {right}), bit / 8);
      }
    }
    PartFile.check(folder(), part.id(), key, bytes -> {});
  }

  @Test
  void everyPlaceToCutASmallFileOffCounts() throws Exception {
    KeptPart part = keep(100);
    byte[] whole = Files.readAllBytes(file(part));
    FolderKey key = FolderKey.open(KeptPlace.in(folder()).key());
    try (FileChannel channel = FileChannel.open(file(part), StandardOpenOption.WRITE)) {
      for (int length = whole.length - 1; length >= 0; length--) {
        channel.truncate(length);
        KeptDamage damage =
            assertThrows(
                KeptDamage.class,
                () -> PartFile.check(folder(), part.id(), key, bytes -> {}),
                "length " + length);
        assertTrue(
            damage.why().startsWith(length == 0 ? "is empty" : "is cut off"),
            length + ": " + damage.why());
      }
    }
  }

  @Test
  void eachBitOfTheFirstBytesAndOfTheSignatureCounts() throws Exception {
    KeptPart part = keep(1);
    byte[] whole = Files.readAllBytes(file(part));
    int signatureEnd = lastNonZeroBefore(whole, (int) (part.bytes() - part.payloadBytes()));
    for (int bit = 0; bit < 8 * PartFront.FIXED; bit++) {
      refused(part, flipped(whole, bit), "bit " + bit);
    }
    for (int bit = 8 * (signatureEnd - 31); bit < 8 * signatureEnd; bit++) {
      String why = refused(part, flipped(whole, bit), "bit " + bit);
      assertTrue(why.startsWith("has a signature that is not of this home"), why);
    }
  }

  private static int lastNonZeroBefore(byte[] bytes, int end) {
    int at = end;
    while (bytes[at - 1] == 0) {
      at--;
    }
    return at;
  }

  @Test
  void aFlippedBitAnywhereIsNamedAndNothingElseIsLost() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] whole = Files.readAllBytes(file(part));
    Random random = new Random(SEED);
    for (int i = 0; i < 1_500; i++) {
      long bit = random.nextLong(8L * whole.length);
      refused(part, flipped(whole, bit), "seed " + SEED + ", bit " + bit);
    }
  }

  @Test
  void aFlippedBitInALargerContentIsNamedWithItsBlock() throws Exception {
    KeptPart part = keep(LARGE);
    byte[] whole = Files.readAllBytes(file(part));
    long start = part.bytes() - part.payloadBytes();
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      long at = random.nextLong(LARGE);
      String why = refused(part, flipped(whole, 8 * (start + at) + 3), "seed " + SEED + " " + at);
      assertEquals("is damaged in block " + (at / BlockTable.BLOCK + 1) + " of 4", why);
    }
  }

  @Test
  void loadingSetsADamagedPartAsideAndTellsWhy() throws Exception {
    KeptPart part = keep(LARGE);
    byte[] whole = Files.readAllBytes(file(part));
    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
    List<KeptPart> found = Parts.find(contexts, Parts.tokens(1, 10));
    assertEquals(List.of(part), found);

    Files.write(file(part), flipped(whole, 8L * (whole.length - 1)));
    KeptDamage damage = assertThrows(KeptDamage.class, () -> Parts.load(contexts, part));

    assertEquals("is damaged in block 4 of 4", damage.why());
    assertEquals(List.of(), Parts.find(contexts, Parts.tokens(1, 10)));
    SetAside aside = contexts.setAside().getFirst();
    assertEquals("document 1", aside.label());
    assertEquals(damage.why(), aside.why());
    assertOtherIsWhole(contexts, "");
    // And after another opening it is told still.
    assertEquals(damage.why(), KeptContexts.open(folder(), LIMIT).setAside().getFirst().why());
  }

  @Test
  void twoBitsInDifferentBlocksAreNamedWithBoth() throws Exception {
    KeptPart part = keep(LARGE);
    byte[] whole = Files.readAllBytes(file(part));
    long start = part.bytes() - part.payloadBytes();
    byte[] bytes = flipped(flipped(whole, 8 * (start + 5)), 8 * (start + 2 * BlockTable.BLOCK));
    assertEquals("is damaged in 2 blocks from 1 to 3 of 4", refused(part, bytes, ""));
  }

  @Test
  void aSmallFileCutOffIsSetAside() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] whole = Files.readAllBytes(file(part));
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      int length = random.nextInt(whole.length);
      refused(part, Arrays.copyOf(whole, length), "seed " + SEED + ", length " + length);
    }
  }

  @Test
  void aLargerFileCutOffAnywhereIsNamed() throws Exception {
    KeptPart part = keep(LARGE);
    byte[] whole = Files.readAllBytes(file(part));
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      int length = random.nextInt(whole.length);
      String why = refused(part, Arrays.copyOf(whole, length), "seed " + SEED + " " + length);
      assertTrue(why.startsWith("is cut off"), why);
    }
  }

  @Test
  void aFileCutOffAfterTheOpeningIsNamedWhenItIsLoaded() throws Exception {
    KeptPart part = keep(LARGE);
    byte[] whole = Files.readAllBytes(file(part));
    for (int length : new int[] {0, 3, 100, 5_000, LARGE}) {
      Files.write(file(part), whole);
      KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
      Files.write(file(part), Arrays.copyOf(whole, length));
      assertThrows(KeptDamage.class, () -> Parts.load(contexts, part), "length " + length);
      assertEquals(1, contexts.setAside().size(), "length " + length);
      contexts.clearAside();
    }
  }

  @Test
  void bytesBehindTheEndAreNamed() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] whole = Files.readAllBytes(file(part));
    for (int more : new int[] {1, 7, 4096, 1 << 20}) {
      String why = refused(part, Arrays.copyOf(whole, whole.length + more), "" + more);
      assertEquals("has %,d bytes at its end that do not belong to it".formatted(more), why);
    }
  }
}
