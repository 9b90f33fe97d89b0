// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.llama.RecordedAttention.Head;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layers with a sliding window look at nothing in front of it; runs where Gemma was fetched. */
class RecordedWindowTest {
  /** Gemma 3 270M looks back 512 tokens, but for each sixth layer, which looks back on all. */
  private static final int WINDOW = 512;

  private static final List<Head> HEADS = List.of(new Head(0, 0), new Head(5, 0));
  private static final int LENGTH = 640;

  @Test
  void aWindowsHeadGivesNoWeightOutsideOfItAndAnotherHeadMay() {
    Optional<Path> file = TestModels.gemma();
    assumeTrue(file.isPresent(), "no Gemma here");
    try (LlamaModel model =
        LlamaModel.load(file.get(), LlamaModel.Options.DEFAULT, LoadProgress.NONE)) {
      for (KvLayout layout :
          List.of(
              KvLayout.F16, KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.empty()))) {
        check(model, layout);
      }
    }
  }

  private static void check(LlamaModel model, KvLayout layout) {
    int[] text = IntStream.range(0, LENGTH).map(i -> 1000 + i * 37 % 5000).toArray();
    LlamaContext.Options options =
        LlamaContext.Options.of(1024).withKv(layout).withThreads(2, 2).withSwaFull(true);
    try (LlamaContext context = model.newContext(options);
        RecordedAttention recorded = context.record(HEADS, true, LENGTH)) {
      recorded.count(0, LENGTH - 1, LENGTH, 0);
      context.decode(Batch.of(text, 0, 0));
      float[] window = recorded.weights(0, 0);
      float[] all = recorded.weights(0, 1);
      int first = LENGTH - WINDOW;
      assertArrayEquals(new float[first], Arrays.copyOf(window, first), layout.toString());
      assertEquals(1, sum(window, 0), 0.01, layout.toString());
      assertEquals(1, sum(all, 0), 0.01, layout.toString());
      assertTrue(sum(all, first) < 0.999, layout + ": " + sum(all, first));
    }
  }

  private static double sum(float[] weights, int first) {
    return IntStream.range(first, weights.length).mapToDouble(i -> weights[i]).sum();
  }
}
