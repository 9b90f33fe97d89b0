// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LogitComparison;
import dev.carrel.llama.LogitComparison.Position;
import dev.carrel.llama.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is timed must look back on all that was filled, in our cache as in llama.cpp's. */
class DeepCacheTest {
  private static final int DEPTH = 700;

  private BenchModel model;
  private Contexts contexts;

  @BeforeEach
  void open() {
    model =
        BenchModel.load("smollm2", TestModels.smolLm2(), 2, Progress.SILENT, new Cancellation());
    contexts = new Contexts(model, new Cancellation());
  }

  @AfterEach
  void close() {
    contexts.close();
    model.close();
  }

  private LlamaContext filled(String row, int depth) {
    KvRow kv = KvRows.parse(row).getFirst();
    LlamaContext context =
        contexts.open(kv, LlamaContext.Options.of(1024).withBatch(512, 512).withSequences(2));
    DeepCache cache = new DeepCache(kv, contexts, context, BenchTokens.toRead(model));
    while (cache.depth() < depth) {
      cache.fill(depth);
    }
    assertEquals(depth - 1, context.posMax(0));
    assertEquals(-1, context.posMax(1));
    cache.decode(true);
    assertEquals(depth - 1, context.posMax(0), "decoded tokens are forgotten");
    assertTrue(cache.decodeTokensPerSecond() > 0);
    return context;
  }

  private static double divergence(LlamaContext reference, LlamaContext other) {
    Position last = LogitComparison.ofLastBatch(reference, other, 0, 1).getFirst();
    return last.klDivergence();
  }

  @Test
  void theCodecSeesTheCellsThatF16Sees() {
    LlamaContext f16 = filled("f16/f16", DEPTH);
    assertEquals(0, divergence(f16, filled("f16/f16", DEPTH)));
    double ours = divergence(f16, filled("q8_0/turbo4", DEPTH));
    assertTrue(ours > 0 && ours < 0.05, "q8_0/turbo4 differs from f16 by " + ours);
  }
}
