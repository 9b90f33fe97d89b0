// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LlamaContextTest {
  private static final long ABORT_MILLIS = 200;
  private static LlamaModel model;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static int[] randomTokens(int n, long seed) {
    return new Random(seed).ints(n, 1000, model.vocabulary().size()).toArray();
  }

  private static LlamaException refused(Runnable call) {
    return assertThrows(LlamaException.class, call::run);
  }

  @Test
  void anAbortEndsALongPrefillWithin200MillisecondsAndDecodingGoesOn() throws Exception {
    LlamaContext.Options options = LlamaContext.Options.of(4096).withBatch(4096, 512);
    try (LlamaContext context = model.newContext(options)) {
      Batch longBatch = Batch.of(randomTokens(4000, 1), 0, 0);
      CompletableFuture<DecodeResult> decode =
          CompletableFuture.supplyAsync(() -> context.decode(longBatch));
      letRun(decode);
      long start = System.nanoTime();
      context.abort();
      assertEquals(DecodeResult.ABORTED, decode.get(1, TimeUnit.MINUTES));
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis <= ABORT_MILLIS, millis + " ms from abort to return");

      int kept = context.posMax(0) + 1;
      assertTrue(kept < 4000 && kept % 512 == 0, kept + " tokens stay");
      assertTrue(context.remove(0, 0, -1));
      assertEquals(DecodeResult.OK, context.decode(Batch.of(randomTokens(16, 2), 0, 0)));
    }
  }

  /** Lets the decode run for a while: long enough to be in the middle, too short to end. */
  private static void letRun(CompletableFuture<DecodeResult> decode) {
    assertThrows(TimeoutException.class, () -> decode.get(300, TimeUnit.MILLISECONDS));
  }

  @Test
  void anAbortBeforeADecodeStopsThatOneAndCanBeTakenBack() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(256))) {
      Batch batch = Batch.of(randomTokens(8, 3), 0, 0);
      context.abort();
      assertEquals(DecodeResult.ABORTED, context.decode(batch));
      assertEquals(-1, context.posMax(0));
      context.abort();
      context.clearAbort();
      assertEquals(DecodeResult.OK, context.decode(batch));
    }
  }

  @Test
  void aFullCacheSaysSoAndKeepsWhatItHas() {
    LlamaContext.Options options = LlamaContext.Options.of(256).withBatch(512, 128);
    try (LlamaContext context = model.newContext(options)) {
      assertEquals(DecodeResult.OK, context.decode(Batch.of(randomTokens(200, 4), 0, 0)));
      assertEquals(DecodeResult.NO_SLOT, context.decode(Batch.of(randomTokens(100, 5), 200, 0)));
      assertEquals(199, context.posMax(0));
      assertEquals(DecodeResult.OK, context.decode(Batch.of(randomTokens(50, 6), 200, 0)));
    }
  }

  @Test
  void aBatchThatCannotBeIsRefusedWithFigures() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(256).withBatch(64, 64))) {
      LlamaException tooLarge = refused(() -> context.decode(Batch.of(new int[65], 0, 0)));
      assertEquals(LlamaException.Kind.INVALID_BATCH, tooLarge.kind());
      assertTrue(tooLarge.getMessage().contains("65"), tooLarge.getMessage());
      assertTrue(tooLarge.getMessage().contains("64"), tooLarge.getMessage());
      refused(() -> context.decode(new Batch(1)));
      refused(() -> context.decode(Batch.of(new int[] {model.vocabulary().size()}, 0, 0)));
      refused(() -> context.decode(Batch.of(new int[] {-1}, 0, 0)));
      refused(() -> context.decode(Batch.of(new int[] {1}, 0, 1)));
      refused(() -> context.decode(Batch.of(new int[] {1}, 0, -1)));
      refused(() -> context.decode(Batch.of(new int[] {1}, -5, 0)));
      assertEquals(-1, context.posMax(0));
      assertEquals(DecodeResult.OK, context.decode(Batch.of(new int[] {1}, 0, 0)));
    }
  }

  @Test
  void logitsWhereNoneWereAskedForAreRefused() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(256))) {
      refused(() -> context.logits(-1));
      context.decode(Batch.of(new int[] {1, 2, 3}, 0, 0));
      refused(() -> context.logits(0));
      refused(() -> context.logits(99));
      refused(() -> context.logits(-2));
      assertEquals(model.vocabulary().size(), context.logits(2).length);
    }
  }

  @Test
  void aBranchFromACommonBeginningGivesTheLogitsOfTheWholeText() {
    int[] beginning = randomTokens(40, 7);
    int[] ending = randomTokens(5, 8);
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512).withSequences(3))) {
      context.decode(Batch.of(beginning, 0, 0));
      context.copy(0, 1, 0, -1);
      context.decode(Batch.of(randomTokens(9, 9), beginning.length, 0));
      context.decode(Batch.of(ending, beginning.length, 1));
      float[] branched = context.logits(-1);
      assertEquals(44, context.posMax(1));

      context.keep(1);
      assertEquals(-1, context.posMax(0));
      assertTrue(context.remove(1, 0, -1));
      context.decode(Batch.of(beginning, 0, 2));
      context.decode(Batch.of(ending, beginning.length, 2));
      assertArrayEquals(context.logits(-1), branched, 1e-3f);
    }
  }

  @Test
  void asManyOutputsOfABatchAsTheContextWasMadeForAreThere() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(256).withOutputs(64))) {
      long before = context.memory().outputBytes();
      Batch batch = new Batch(64);
      int[] tokens = randomTokens(64, 10);
      for (int i = 0; i < tokens.length; i++) {
        batch.add(tokens[i], i, 0, true);
      }
      assertEquals(DecodeResult.OK, context.decode(batch));
      float[] tenth = context.logits(9);
      assertTrue(context.memory().outputBytes() > before);
      batch = new Batch(128);
      for (int i = 0; i < 65; i++) {
        batch.add(tokens[0], 64 + i, 0, true);
      }
      Batch tooMany = batch;
      LlamaException e = refused(() -> context.decode(tooMany));
      assertTrue(e.getMessage().contains("65"), e.getMessage());
      context.clear();
      context.decode(Batch.of(Arrays.copyOf(tokens, 10), 0, 0));
      assertArrayEquals(tenth, context.logits(-1), 1f); // other batch sizes round otherwise
    }
  }

  @Test
  void quantizedCachesDecode() {
    for (KvType type : new KvType[] {KvType.Q8_0, KvType.Q4_0, KvType.BF16, KvType.F32}) {
      try (LlamaContext context =
          model.newContext(LlamaContext.Options.of(256).withKv(type, type))) {
        assertEquals(DecodeResult.OK, context.decode(Batch.of(randomTokens(32, 11), 0, 0)));
        assertTrue(Float.isFinite(context.logits(-1)[0]), type.toString());
      }
    }
  }

  @Test
  void aQuantizedVCacheWithoutFlashAttentionIsRefused() {
    LlamaContext.Options options = LlamaContext.Options.of(256).withKv(KvType.F16, KvType.Q8_0);
    assertThrows(IllegalArgumentException.class, () -> options.withFlashAttention(false));
  }

  @Test
  void aContextBeyondWhatTheModelWasTrainedForIsAllowed() {
    int beyond = model.trainedContext() + 256;
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(beyond))) {
      assertEquals(beyond, context.nCtx());
    }
  }

  @Test
  void anAbsurdContextIsRefusedWithFiguresBeforeAnythingIsAllocated() {
    LlamaException e = refused(() -> model.newContext(LlamaContext.Options.of(Integer.MAX_VALUE)));
    assertEquals(LlamaException.Kind.OUT_OF_MEMORY, e.kind());
    assertTrue(e.getMessage().contains("2,147,483,647"), e.getMessage());
    assertTrue(e.getMessage().matches(".*[0-9,]{8,} MB.*are available.*"), e.getMessage());
    refused(() -> model.newContext(LlamaContext.Options.of(20_000_000)));
  }

  @Test
  void closedHandlesRefuseEveryCallAndHoldNothing() {
    LlamaContext context = model.newContext(LlamaContext.Options.of(256));
    assertTrue(context.memory().kvBytes() > 0);
    context.close();
    context.close();
    assertEquals(MemoryUse.NOTHING, context.memory());
    assertThrows(IllegalStateException.class, context::abort);
    assertThrows(IllegalStateException.class, () -> context.decode(Batch.of(new int[] {1}, 0, 0)));
  }

  @Test
  void aModelClosedBeforeItsContextStaysUntilTheContextIsClosed() {
    LlamaModel other =
        LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
    try (LlamaContext context = other.newContext(LlamaContext.Options.of(256))) {
      other.close();
      assertEquals(DecodeResult.OK, context.decode(Batch.of(new int[] {1, 2}, 0, 0)));
      assertThrows(
          IllegalStateException.class, () -> other.newContext(LlamaContext.Options.of(256)));
    }
  }

  @Test
  void aContextClosedWhileItDecodesIsFreedAfterwards() throws Exception {
    LlamaContext context = model.newContext(LlamaContext.Options.of(2048).withBatch(2048, 512));
    Batch batch = Batch.of(randomTokens(2000, 12), 0, 0);
    CompletableFuture<DecodeResult> decode =
        CompletableFuture.supplyAsync(() -> context.decode(batch));
    letRun(decode);
    context.close();
    assertEquals(DecodeResult.OK, decode.get(1, TimeUnit.MINUTES));
  }

  @Test
  void threadsTakeTurns() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(1024).withSequences(4))) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[4];
      for (int seq = 0; seq < all.length; seq++) {
        int sequence = seq;
        all[seq] =
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    context.decode(Batch.of(new int[] {1000 + i}, i, sequence));
                  }
                });
      }
      CompletableFuture.allOf(all).join();
      for (int seq = 0; seq < all.length; seq++) {
        assertEquals(9, context.posMax(seq));
      }
    }
  }
}
