// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads keep, load, set aside and remove under a limit that is too small for all. */
class ManyAtOnceTest {
  private static final long SEED = 20261125;
  private static final int THREADS = 4;
  private static final int CHAINS = 6;
  private static final int PARTS = 3;
  private static final int SIZE = 20_000;
  private static final long LIMIT = 10 * (SIZE + 4_096);

  @TempDir Path folder;

  @Test
  void nobodySeesAnythingButWhatWasKept() throws Exception {
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    List<Future<Integer>> loads = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(SEED + thread);
        loads.add(threads.submit(() -> work(contexts, random)));
      }
    }
    for (Future<Integer> count : loads) {
      assertTrue(count.get() > 0, "seed " + SEED);
    }
    assertTrue(contexts.bytes() <= LIMIT, "seed " + SEED);
    KeptContexts again = KeptContexts.open(folder, LIMIT);
    assertEquals(contexts.bytes(), again.bytes(), "seed " + SEED);
    assertEquals(contexts.list().size(), again.list().size(), "seed " + SEED);
  }

  /** How many parts were loaded. */
  private static int work(KeptContexts contexts, Random random) throws KeptDamage {
    int loaded = 0;
    for (int i = 0; i < 300; i++) {
      long seed = 1_000L * random.nextInt(CHAINS);
      switch (random.nextInt(10)) {
        case 0 -> contexts.list().stream().findAny().ifPresent(c -> contexts.remove(c.id()));
        case 1 -> setAsideTheEnd(contexts, seed);
        case 2, 3, 4, 5 -> extend(contexts, seed);
        default -> loaded += loadAll(contexts, seed);
      }
    }
    return loaded;
  }

  private static void setAsideTheEnd(KeptContexts contexts, long seed) {
    try (Chain chain = contexts.find(Parts.KEY, Parts.tokensOfChain(seed, 1))) {
      if (seed == 0) {
        chain.last().ifPresent(part -> contexts.setAside(part, "is not wanted"));
      }
    }
  }

  private static void extend(KeptContexts contexts, long seed) {
    try (Chain chain = contexts.find(Parts.KEY, Parts.tokensOfChain(seed, PARTS))) {
      int number = chain.parts().size();
      if (number < PARTS) {
        contexts.keep(
            Parts.KEY,
            chain.last(),
            Parts.tokens(seed + number, 10 + number),
            "part " + number,
            Parts.probe(seed),
            MemorySegment.ofArray(Parts.payload(seed + number, SIZE)));
      }
    }
  }

  /** Chain 0 may be set aside by others while it is in use; all others must be there. */
  private static int loadAll(KeptContexts contexts, long seed) throws KeptDamage {
    try (Chain chain = contexts.find(Parts.KEY, Parts.tokensOfChain(seed, PARTS))) {
      for (int i = 0; i < chain.parts().size(); i++) {
        try (Loaded part = contexts.load(chain.parts().get(i))) {
          assertArrayEquals(
              Parts.payload(seed + i, SIZE), part.payload().toArray(ValueLayout.JAVA_BYTE));
        } catch (KeptDamage e) {
          if (seed != 0) {
            throw e;
          }
          assertEquals(Optional.of("is gone"), Optional.of(e.why()));
        }
      }
      return chain.parts().size();
    }
  }
}
