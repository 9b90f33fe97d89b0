package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
}
