// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ForkedJvm;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that keeps a context part by part is killed; what it said was kept is there, whole. */
class KeepKillTest {
  private static final long SEED = 20261125;
  private static final long LIMIT = 1_000_000_000;
  private static final int BYTES = 5_000_000;
  private static final int RUN = 20;

  @TempDir Path temp;

  /** Run in a process of its own: keeps parts of one chain from a number on, and says so. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) {
      KeptContexts contexts = KeptContexts.open(Path.of(arguments[0]), LIMIT);
      int first = Integer.parseInt(arguments[1]);
      List<KeptPart> found = Parts.find(contexts, tokens(first));
      Optional<KeptPart> last = found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
      for (int number = first; ; number++) {
        MemorySegment payload = MemorySegment.ofArray(Parts.payload(number, BYTES));
        Probe probe = Parts.probe(number);
        System.out.println("begin");
        Keeping kept = contexts.keep(Parts.KEY, last, run(number), "document", probe, payload);
        System.out.println(number);
        last = kept instanceof Keeping.Kept(KeptPart part) ? Optional.of(part) : last;
      }
    }
  }

  private static int[] run(int number) {
    return Parts.tokens(number, RUN);
  }

  private static int[] tokens(int parts) {
    return Stream.iterate(0, i -> i + 1)
        .limit(parts)
        .flatMapToInt(i -> java.util.Arrays.stream(run(i)))
        .toArray();
  }

  @Test
  void aKillLeavesWholePartsOnly() throws Exception {
    Random random = new Random(SEED);
    int next = 0;
    for (int round = 0; round < 10; round++) {
      long said;
      try (ForkedJvm adder = ForkedJvm.start(Adder.class, temp.toString(), "" + next)) {
        said = adder.killInTheMiddle(1 + random.nextInt(6), random);
      }
      next = check(said);
    }
  }

  private int check(long said) throws IOException, KeptDamage {
    KeptContexts contexts = KeptContexts.open(temp, LIMIT);
    List<KeptPart> found = Parts.find(contexts, tokens((int) said + 2));
    assertTrue(found.size() > said, "seed " + SEED + ": lost a part that was kept");
    for (int number = 0; number < found.size(); number++) {
      assertArrayEquals(
          Parts.payload(number, BYTES), Parts.load(contexts, found.get(number)), "seed " + SEED);
    }
    assertEquals(List.of(), contexts.setAside(), "seed " + SEED);
    try (Stream<Path> files = Files.list(temp)) {
      // The parts, the key, and the folder of what was set aside.
      assertEquals(found.size() + 2L, files.count(), "seed " + SEED);
    }
    return found.size();
  }
}
