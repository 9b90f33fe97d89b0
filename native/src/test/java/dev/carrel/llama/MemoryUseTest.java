// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemoryUseTest {
  private static final int N_CTX = 1024;
  private static LlamaModel model;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void theCacheIsToldByLayerAndAddsUpToTheBuffers() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(N_CTX))) {
      MemoryUse use = context.memory();
      assertEquals(model.layerCount(), use.layers().size());
      long perLayer = (long) N_CTX * model.kvHeadCount() * model.keyHeadSize() * Short.BYTES;
      for (MemoryUse.KvLayer layer : use.layers()) {
        assertEquals(perLayer, layer.kBytes());
        assertEquals(perLayer, layer.vBytes());
        assertEquals("CPU", layer.device());
      }
      assertEquals(2 * perLayer * model.layerCount(), use.kvBytes());
      assertEquals(use.kvBytes(), use.kvF16Bytes());
      assertEquals(0, use.layersOffloaded());
      assertTrue(use.computeBytes() > 0 && use.outputBytes() > 0, use.toString());
    }
  }

  @Test
  void aQuantizedCacheSaysWhatF16WouldHaveTaken() {
    LlamaContext.Options options = LlamaContext.Options.of(N_CTX).withKv(KvType.Q8_0, KvType.Q4_0);
    try (LlamaContext context = model.newContext(options);
        LlamaContext f16 = model.newContext(LlamaContext.Options.of(N_CTX))) {
      assertEquals(f16.memory().kvBytes(), context.memory().kvF16Bytes());
      MemoryUse.KvLayer layer = context.memory().layers().getFirst();
      assertEquals(KvType.Q8_0, layer.kType());
      assertEquals(KvType.Q4_0, layer.vType());
      assertEquals(layer.kElements() * 34 / 32, layer.kBytes());
      assertEquals(layer.vElements() * 18 / 32, layer.vBytes());
    }
  }

  @Test
  void aPlanIsWhatIsAllocatedThen() {
    LlamaContext.Options options =
        LlamaContext.Options.of(N_CTX).withKv(KvType.Q8_0, KvType.F16).withSequences(2);
    try (LlamaModel planner =
            LlamaModel.load(
                TestModels.smolLm2(),
                LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN),
                LoadProgress.NONE);
        LlamaContext context = model.newContext(options)) {
      MemoryUse plan = planner.plan(options);
      MemoryUse use = context.memory();
      assertEquals(use.layers(), plan.layers());
      assertEquals(use.kvBytes(), plan.kvBytes());
      assertEquals(use.computeBytes(), plan.computeBytes());
      assertEquals(use.outputBytes(), plan.outputBytes());
      // A mapped file counts its padding and its unrepacked tensors too.
      assertTrue(plan.weightsBytes() >= planner.sizeBytes(), plan.toString());
    }
  }

  @Test
  void aPlanBeyondWhatIsPlannedGrowsInALine() {
    LlamaContext.Options options = LlamaContext.Options.of(1 << 22);
    long perToken =
        2L * model.layerCount() * model.kvHeadCount() * model.keyHeadSize() * Short.BYTES;
    assertEquals((1L << 22) * perToken, model.plan(options).kvBytes());
  }

  @Test
  void decodingAllocatesNothingMore() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(N_CTX))) {
      MemoryUse before = context.memory();
      context.decode(Batch.of(new int[N_CTX / 2], 0, 0));
      context.decode(Batch.of(new int[1], N_CTX / 2, 0));
      MemoryUse after = context.memory();
      assertEquals(before.buffers(), after.buffers());
      assertEquals(before.layers(), after.layers());
      assertEquals(before.outputBytes(), after.outputBytes());
    }
  }
}
