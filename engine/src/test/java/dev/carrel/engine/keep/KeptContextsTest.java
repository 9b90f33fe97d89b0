// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KeptContextsTest {
  private static final long LIMIT = 1_000_000_000;

  @TempDir Path folder;

  @Test
  void whatWasKeptIsThereAfterAnotherOpening() throws Exception {
    int[] sizes = {5_000, 1 << 20, 3_500_000, 1};
    List<KeptPart> kept = Parts.chain(KeptContexts.open(folder, LIMIT), 1, sizes);

    KeptContexts contexts = KeptContexts.open(folder, LIMIT);

    List<KeptPart> found = Parts.find(contexts, Parts.tokensOfChain(1, 4));
    assertEquals(kept, found);
    for (int i = 0; i < sizes.length; i++) {
      assertArrayEquals(Parts.payload(1 + i, sizes[i]), Parts.load(contexts, found.get(i)));
    }
  }

  @Test
  void theLongestChainThatBeginsTheTokensIsFound() {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    List<KeptPart> chain = Parts.chain(contexts, 1, 100, 100, 100);
    int[] all = Parts.tokensOfChain(1, 3);
    // Another run that begins alike, in one part instead of two, and leads less far.
    KeptPart other =
        Parts.keep(
            contexts, Optional.of(chain.getFirst()), Arrays.copyOfRange(all, 10, 32), 9, 100);

    assertEquals(chain, Parts.find(contexts, all));
    assertEquals(List.of(chain.get(0), other), Parts.find(contexts, Arrays.copyOf(all, 32)));
    assertEquals(chain.subList(0, 2), Parts.find(contexts, Arrays.copyOf(all, 31)));
    assertEquals(List.of(), Parts.find(contexts, Arrays.copyOf(all, 9)));
    int[] changed = all.clone();
    changed[15]++;
    assertEquals(chain.subList(0, 1), Parts.find(contexts, changed));
    try (Chain found = contexts.find(Parts.KEY + "calibration=2\n", all)) {
      assertEquals(List.of(), found.parts());
    }
  }

  @Test
  void aDamagedPartThatWaitedBehindAnotherIsWrittenAnewWhenItIsKeptAgain() throws Exception {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    List<KeptPart> chain = Parts.chain(contexts, 1, 100_000, 100_000);
    for (KeptPart part : chain) {
      Path file = folder.resolve(part.id() + PartFile.SUFFIX);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    assertThrows(KeptDamage.class, () -> Parts.load(contexts, chain.getFirst()));

    List<KeptPart> again = Parts.chain(contexts, 1, 100_000, 100_000);

    assertEquals(again, Parts.find(contexts, Parts.tokensOfChain(1, 2)));
    assertEquals(chain.getLast().id(), again.getLast().id());
    assertArrayEquals(Parts.payload(2, 100_000), Parts.load(contexts, again.getLast()));
    assertEquals(2, contexts.setAside().size());
  }

  @Test
  void aLoadThatIsStoppedLosesNothing() throws Exception {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    KeptPart part = Parts.chain(contexts, 1, 5_000_000).getFirst();
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    CarrelException cancelled =
        assertThrows(CarrelException.class, () -> contexts.load(part, cancellation));
    assertEquals(Code.CANCELLED, cancelled.code());

    Thread.currentThread().interrupt();
    CarrelException interrupted =
        assertThrows(CarrelException.class, () -> contexts.load(part, new Cancellation()));
    assertTrue(Thread.interrupted());
    assertEquals(Code.CANCELLED, interrupted.code());

    assertEquals(List.of(), contexts.setAside());
    assertArrayEquals(Parts.payload(1, 5_000_000), Parts.load(contexts, part));
  }

  @Test
  void aKeepingThatIsStoppedLeavesNothing() throws Exception {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    Thread.currentThread().interrupt();
    CarrelException stopped =
        assertThrows(CarrelException.class, () -> Parts.chain(contexts, 1, 5_000_000));
    assertTrue(Thread.interrupted());
    assertEquals(Code.CANCELLED, stopped.code());
    assertEquals(0, contexts.bytes());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "the key and the folder of what was set aside");
    }
  }

  @Test
  void memoryOfOneThreadOnlyCanBeKeptAndWhatIsLoadedIsOfAnyThread() throws Exception {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    byte[] bytes = Parts.payload(1, 3_000_000);
    Keeping kept;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment payload = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes).asReadOnly();
      kept =
          contexts.keep(
              Parts.KEY, Optional.empty(), new int[] {1, 2}, "a", Parts.probe(1), payload);
    }
    KeptPart part = assertInstanceOf(Keeping.Kept.class, kept).part();
    try (Loaded loaded = contexts.load(part);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      assertArrayEquals(
          bytes, other.submit(() -> loaded.payload().toArray(ValueLayout.JAVA_BYTE)).get());
      assertTrue(loaded.payload().isReadOnly());
    }
  }

  @Test
  void labelsOfAnyLengthAndWritingAreKept() {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    for (String label : List.of("", "Ünïcode \uD83D\uDE00.pdf", "\uD83D\uDE00".repeat(2_000))) {
      int[] tokens = {label.length()};
      contexts.keep(
          Parts.KEY,
          Optional.empty(),
          tokens,
          label,
          Parts.probe(1),
          MemorySegment.ofArray(new byte[1]));
      KeptPart found = Parts.find(KeptContexts.open(folder, LIMIT), tokens).getFirst();
      assertEquals(label.substring(0, Math.min(2_000, label.length())), found.label());
    }
  }

  @Test
  void whatCannotBeAPartIsRefused() {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    KeptPart part = Parts.chain(contexts, 1, 10).getFirst();
    MemorySegment one = MemorySegment.ofArray(new byte[1]);
    Probe probe = Parts.probe(1);
    Optional<KeptPart> none = Optional.empty();
    for (Executable attempt :
        List.<Executable>of(
            () -> contexts.keep("", none, new int[] {1}, "", probe, one),
            () -> contexts.keep("k".repeat(1 << 17), none, new int[] {1}, "", probe, one),
            () -> contexts.keep("other", Optional.of(part), new int[] {1}, "", probe, one),
            () -> contexts.keep("k", none, new int[0], "", probe, one),
            () -> contexts.keep("k", none, new int[] {1}, "", probe, MemorySegment.NULL))) {
      assertThrows(IllegalArgumentException.class, attempt);
    }
    assertEquals(part.bytes(), contexts.bytes());
  }
}
