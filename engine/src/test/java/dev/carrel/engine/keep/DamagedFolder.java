// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with two contexts, one of which is damaged: the other must stay whole. */
abstract class DamagedFolder {
  static final long LIMIT = 1_000_000_000;
  static final int SMALL = 6_000;

  @TempDir Path temp;
  private Path folder = Path.of("");
  private List<KeptPart> other = List.of();

  @BeforeEach
  void anotherContext() {
    folder = temp.resolve("contexts");
    other = Parts.chain(KeptContexts.open(folder, LIMIT), 100, 5_000, 7_000);
  }

  /** The folder of the contexts. */
  final Path folder() {
    return folder;
  }

  /** The parts of the context that must stay whole. */
  final List<KeptPart> other() {
    return other;
  }

  /** The context to be damaged: one part of so many bytes. */
  final KeptPart keep(int bytes) {
    return Parts.chain(KeptContexts.open(folder, LIMIT), 1, bytes).getFirst();
  }

  final Path file(KeptPart part) {
    return folder.resolve(part.id() + ".ctx");
  }

  /** Puts bytes in a part's place; the reason for which they were refused. */
  final String refused(KeptPart part, byte[] bytes, String what) throws Exception {
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

  final void assertOtherIsWhole(KeptContexts contexts, String what) throws Exception {
    List<KeptPart> found = Parts.find(contexts, Parts.tokensOfChain(100, 2));
    assertEquals(other, found, what);
    assertArrayEquals(Parts.payload(100, 5_000), Parts.load(contexts, found.get(0)), what);
    assertArrayEquals(Parts.payload(101, 7_000), Parts.load(contexts, found.get(1)), what);
  }

  static byte[] flipped(byte[] whole, long bit) {
    byte[] bytes = whole.clone();
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    return bytes;
  }
}
