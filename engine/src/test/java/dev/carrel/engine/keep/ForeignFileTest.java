// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are whole but not ours, or not where they belong; and what is missing. */
class ForeignFileTest extends DamagedFolder {

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
  void aChangeThatTheChecksumMissesIsNamedAllTheSame() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] bytes = Files.readAllBytes(file(part));
    int start = (int) (part.bytes() - part.payloadBytes());
    int before = PartFront.crc(ByteBuffer.wrap(bytes), start, bytes.length);
    // A multiple of the checksum's polynomial, lowest bit first, makes no difference to it.
    long polynomial = 1 | (0x82F63B78L << 1);
    for (int i = 0; i < 5; i++) {
      bytes[start + 1_000 + i] ^= (byte) (polynomial >>> (8 * i));
    }
    assertEquals(before, PartFront.crc(ByteBuffer.wrap(bytes), start, bytes.length));
    assertEquals("was changed in block 1 of 1", refused(part, bytes, ""));
  }

  @Test
  void aPartUnderAnothersNameIsNotUsed() throws Exception {
    KeptPart part = keep(SMALL);
    byte[] renamed = Files.readAllBytes(file(other().getFirst()));
    assertEquals("has a name that is not that of its content", refused(part, renamed, ""));
  }

  @Test
  void filesOfOtherNamesAreLeftAloneOrSetAside() throws Exception {
    Path notes = Files.writeString(folder().resolve("notes.txt"), "mine");
    Files.writeString(folder().resolve("holiday.ctx"), "not a context");
    Files.createDirectory(folder().resolve("a.ctx"));
    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
    assertEquals("holiday.ctx", contexts.setAside().getFirst().file());
    assertEquals(1, contexts.setAside().size());
    assertEquals("mine", Files.readString(notes));
    assertOtherIsWhole(contexts, "");
  }

  @Test
  void whatACrashLeftIsClearedAway() throws Exception {
    List<Path> unfinished =
        List.of(
            folder().resolve(".carrel-5f.new"),
            folder().resolve("0".repeat(64) + ".ctx.new"), // of an earlier version
            folder().resolve("set-aside").resolve(".carrel-60.new"));
    for (Path file : unfinished) {
      Files.write(file, new byte[5_000]);
    }
    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
    assertEquals(List.of(), unfinished.stream().filter(Files::exists).toList());
    assertEquals(List.of(), contexts.setAside());
    assertOtherIsWhole(contexts, "");
  }

  @Test
  void aLostKeyLosesTheContextsAndNoMore() throws Exception {
    Files.delete(folder().resolve("key"));
    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
    assertEquals(2, contexts.setAside().size());
    List<KeptPart> again = Parts.chain(contexts, 100, 5_000, 7_000);
    assertEquals(ids(other()), ids(again));
    assertArrayEquals(Parts.payload(101, 7_000), Parts.load(contexts, again.getLast()));
  }

  private static List<String> ids(List<KeptPart> parts) {
    return parts.stream().map(KeptPart::id).toList();
  }

  @Test
  void anotherModelOrCalibrationFindsNothing() throws IOException {
    keep(SMALL);
    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
    for (String key : List.of(Parts.KEY.replace("0123", "0124"), Parts.KEY + "calibration=2\n")) {
      try (Chain chain = contexts.find(key, Parts.tokens(1, 10))) {
        assertEquals(List.of(), chain.parts());
        assertEquals(Optional.empty(), chain.last());
      }
    }
  }

  @Test
  void thePartsBehindAMissingOneWaitAndAreFoundOnceItIsReadAgain() throws Exception {
    KeptContexts first = KeptContexts.open(folder(), LIMIT);
    List<KeptPart> chain = Parts.chain(first, 1, 4_000, 5_000, 6_000);
    int[] tokens = Parts.tokensOfChain(1, 3);
    Files.move(file(chain.get(1)), temp.resolve("away"), StandardCopyOption.ATOMIC_MOVE);

    KeptContexts contexts = KeptContexts.open(folder(), LIMIT);
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
