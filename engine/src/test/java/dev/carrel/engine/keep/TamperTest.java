package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are not as they were written: each is named with the reason and never handed out, and
 * what else is kept is there byte for byte.
 */
class TamperTest {
  private static final long LIMIT = 1_000_000_000;
  private static final long SEED = 20261125;
  private static final int SMALL = 6_000;
  private static final int LARGE = 3 * BlockTable.BLOCK + 12_345;

  @TempDir Path temp;
  private Path folder = Path.of("");

  /** Two contexts; the damage is done to the first one's only part. */
  private List<KeptPart> other = List.of();

  @BeforeEach
  void anotherContext() {
    folder = temp.resolve("contexts");
    other = Parts.chain(KeptContexts.open(folder, LIMIT), 100, 5_000, 7_000);
  }

  private KeptPart keep(int bytes) {
    return Parts.chain(KeptContexts.open(folder, LIMIT), 1, bytes).getFirst();
  }

  private Path file(KeptPart part) {
    return folder.resolve(part.id() + ".ctx");
  }

  /** Puts bytes in a part's place, and wants them refused for a reason with these words. */
  private String refused(KeptPart part, byte[] bytes, String what) throws Exception {
    Files.write(file(part), bytes);
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    Verification verified = contexts.verify(List.of(), Progress.SILENT, new Cancellation());
    assertEquals(1, verified.setAside().size(), what);
    SetAside aside = verified.setAside().getFirst();
    assertEquals(part.id() + ".ctx", aside.file(), what);
    assertFalse(aside.why().isEmpty(), what);
    assertEquals(List.of(aside), contexts.setAside(), what);
    assertEquals(List.of(), Parts.find(contexts, Parts.tokens(1, 10)), what);
    assertFalse(Files.exists(file(part)), what);
    assertOtherIsWhole(contexts, what);
    contexts.clearAside();
    return aside.why();
  }

  private void assertOtherIsWhole(KeptContexts contexts, String what) throws Exception {
    List<KeptPart> found = Parts.find(contexts, Parts.tokensOfChain(100, 2));
    assertEquals(other, found, what);
    assertArrayEquals(Parts.payload(100, 5_000), Parts.load(contexts, found.get(0)), what);
    assertArrayEquals(Parts.payload(101, 7_000), Parts.load(contexts, found.get(1)), what);
  }

  private static byte[] flipped(byte[] whole, long bit) {
    byte[] bytes = whole.clone();
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    return bytes;
  }

  @Test
  void everyBitOfASmallFileCounts() throws Exception {
    KeptPart part = keep(100);
    byte[] whole = Files.readAllBytes(file(part));
    FolderKey key = FolderKey.open(folder);
    PartFile.check(folder, part.id(), key, bytes -> {});
    try (FileChannel channel = FileChannel.open(file(part), StandardOpenOption.WRITE)) {
      for (int bit = 0; bit < 8 * whole.length; bit++) {
        byte right = whole[bit / 8];
        channel.write(ByteBuffer.wrap(new byte[] {(byte) (right ^ (1 << (bit % 8)))}), bit / 8);
        assertThrows(
            KeptDamage.class,
            () -> PartFile.check(folder, part.id(), key, bytes -> {}),
            "bit " + bit);
        channel.write(ByteBuffer.wrap(new byte[] {right}), bit / 8);
      }
    }
    PartFile.check(folder, part.id(), key, bytes -> {});
  }

  @Test
  void everyPlaceToCutASmallFileOffCounts() throws Exception {
    KeptPart part = keep(100);
    byte[] whole = Files.readAllBytes(file(part));
    FolderKey key = FolderKey.open(folder);
    try (FileChannel channel = FileChannel.open(file(part), StandardOpenOption.WRITE)) {
      for (int length = whole.length - 1; length >= 0; length--) {
        channel.truncate(length);
        KeptDamage damage =
            assertThrows(
                KeptDamage.class,
                () -> PartFile.check(folder, part.id(), key, bytes -> {}),
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
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
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
    assertEquals(damage.why(), KeptContexts.open(folder, LIMIT).setAside().getFirst().why());
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
      KeptContexts contexts = KeptContexts.open(folder, LIMIT);
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

  @Test
  void aNewerVersionIsNamedAsThat() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] newer = Files.readAllBytes(file(part));
    ByteBuffer prefix = ByteBuffer.wrap(newer).order(ByteOrder.LITTLE_ENDIAN);
    prefix.putInt(8, 2).putInt(16, PartFront.crc(prefix, 0, 16));
    assertEquals(
        "is of version 2 of the format, and this Carrel reads version 1", refused(part, newer, ""));
  }

  @Test
  void aFileOfAnotherHomeIsNotUsed() throws Exception {
    KeptPart mine = keep(SMALL);
    Path elsewhere = temp.resolve("elsewhere");
    KeptPart theirs = Parts.chain(KeptContexts.open(elsewhere, LIMIT), 1, SMALL).getFirst();
    assertEquals(mine.id(), theirs.id(), "the same key, tokens and place");
    byte[] foreign = Files.readAllBytes(PartFile.of(elsewhere, theirs.id()));
    assertTrue(refused(mine, foreign, "").startsWith("has a signature that is not of this home"));
  }

  @Test
  void aFileWithRightChecksumsButAnotherContentIsNotUsed() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] whole = Files.readAllBytes(file(part));
    int start = (int) (part.bytes() - part.payloadBytes());
    byte[] forged = whole.clone();
    forged[start] ^= 1;
    // What someone would do who knows the format: the block's checksum and the table's are mended.
    ByteBuffer out = ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN);
    int table = out.getInt(12);
    out.putInt(table, PartFront.crc(out, start, start + SMALL));
    out.putInt(table + BlockTable.ENTRY, PartFront.crc(out, table, table + BlockTable.ENTRY));
    assertTrue(refused(part, forged, "").startsWith("has a signature that is not of this home"));
  }

  @Test
  void aPartUnderAnothersNameIsNotUsed() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] renamed = Files.readAllBytes(file(other.getFirst()));
    assertEquals("has a name that is not that of its content", refused(part, renamed, ""));
  }

  @Test
  void filesOfOtherNamesAreLeftAloneOrSetAside() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("holiday.ctx"), "not a context");
    Files.createDirectory(folder.resolve("a.ctx"));
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    assertEquals("holiday.ctx", contexts.setAside().getFirst().file());
    assertEquals(1, contexts.setAside().size());
    assertEquals("mine", Files.readString(notes));
    assertOtherIsWhole(contexts, "");
  }

  @Test
  void whatACrashLeftIsClearedAway() throws Exception {
    Path unfinished = file(other.getFirst()).resolveSibling("0".repeat(64) + ".ctx.new");
    Files.write(unfinished, new byte[5_000]);
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    assertFalse(Files.exists(unfinished));
    assertEquals(List.of(), contexts.setAside());
    assertOtherIsWhole(contexts, "");
  }

  @Test
  void aLostKeyLosesTheContextsAndNoMore() throws Exception {
    Files.delete(folder.resolve("key"));
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    assertEquals(2, contexts.setAside().size());
    List<KeptPart> again = Parts.chain(contexts, 100, 5_000, 7_000);
    assertEquals(ids(other), ids(again));
    assertArrayEquals(Parts.payload(101, 7_000), Parts.load(contexts, again.getLast()));
  }

  private static List<String> ids(List<KeptPart> parts) {
    return parts.stream().map(KeptPart::id).toList();
  }

  @Test
  void anotherModelOrCalibrationFindsNothing() throws IOException {
    keep(SMALL);
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    for (String key : List.of(Parts.KEY.replace("0123", "0124"), Parts.KEY + "calibration=2\n")) {
      try (Chain chain = contexts.find(key, Parts.tokens(1, 10))) {
        assertEquals(List.of(), chain.parts());
        assertEquals(Optional.empty(), chain.last());
      }
    }
  }

  @Test
  void thePartsBehindAMissingOneWaitAndAreFoundOnceItIsReadAgain() throws Exception {
    KeptContexts first = KeptContexts.open(folder, LIMIT);
    List<KeptPart> chain = Parts.chain(first, 1, 4_000, 5_000, 6_000);
    int[] tokens = Parts.tokensOfChain(1, 3);
    Files.move(file(chain.get(1)), temp.resolve("away"), StandardCopyOption.ATOMIC_MOVE);

    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    try (Chain found = contexts.find(Parts.KEY, tokens)) {
      assertEquals(chain.subList(0, 1), found.parts());
      assertEquals(chain.get(1).count(), found.gap());
    }
    KeptContext waiting =
        contexts.list().stream().filter(KeptContext::waiting).findFirst().orElseThrow();
    assertEquals(chain.getLast().id(), waiting.id());

    Parts.keep(contexts, Optional.of(chain.getFirst()), Parts.tokens(2, 11), 2, 5_000);
    try (Chain found = contexts.find(Parts.KEY, tokens)) {
      assertEquals(ids(chain), ids(found.parts()));
      assertEquals(0, found.gap());
    }
    assertArrayEquals(Parts.payload(3, 6_000), Parts.load(contexts, chain.getLast()));
  }
}
