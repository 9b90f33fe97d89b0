// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.llama.RecordedAttention.Head;
import dev.carrel.llama.SideBySide.Cache;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What heads of a real model attend to; the kernels' own tests have the definition in double. */
class RecordedAttentionTest {
  /** SmolLM2-135M has 30 layers of 9 heads on 3 of keys. */
  private static final List<Head> HEADS =
      List.of(new Head(3, 0), new Head(3, 7), new Head(14, 4), new Head(29, 8));

  private static final int[] MORE = {338, 253, 1141, 28, 506, 260};

  private static SideBySide four;

  @BeforeAll
  static void load() throws IOException {
    four = new SideBySide(2);
  }

  @AfterAll
  static void close() {
    four.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cache.class,
      names = {"LLAMA_F16", "F16", "BALANCED"})
  void aTokensWeightsOverAllItSeesComeToOneForEachHead(Cache cache) {
    try (LlamaContext context = four.begun(cache);
        RecordedAttention recorded = context.record(HEADS, true, context.nCtx())) {
      int start = four.beginning();
      recorded.count(0, start, start + MORE.length, 5);
      context.decode(Batch.of(MORE, start, 0));
      assertEquals(MORE.length, recorded.counted(5));
      float[] all = recorded.weights(5);
      assertEquals(HEADS.size() * MORE.length, sum(all), 0.02 * HEADS.size());
      float[] apart = new float[all.length];
      for (int head = 0; head < HEADS.size(); head++) {
        float[] one = recorded.weights(5, head);
        assertEquals(MORE.length, sum(one), 0.02, HEADS.get(head).toString());
        IntStream.range(0, one.length).forEach(i -> apart[i] += one[i]);
      }
      assertArrayEquals(all, apart, 1e-5f);
      assertEquals(0, sum(recorded.weights(4)));
    }
  }

  @Test
  void llamasOwnCacheIsRecordedAsOurs() {
    // What the layers before give differs by llama.cpp's rounding of its own attention.
    assertEquals(1, cosine(recorded(Cache.LLAMA_F16), recorded(Cache.F16)), 0.002);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cache.class,
      names = {"LLAMA_F16", "BALANCED"})
  void aSequenceThatWasCopiedOutAndBackGivesTheSameWeightsBitForBit(Cache cache) {
    float[] before = recorded(cache);
    try (Arena arena = Arena.ofConfined();
        LlamaContext read = four.begun(cache);
        LlamaContext again = four.begun(cache)) {
      int start = four.beginning();
      MemorySegment kept = read.exportRange(0, 0, start, 1, arena);
      again.clear();
      again.importRange(kept, 0, 1);
      try (RecordedAttention recorded = again.record(HEADS, false, start)) {
        recorded.count(0, start, start + MORE.length, 0);
        again.decode(Batch.of(MORE, start, 0));
        assertArrayEquals(before, recorded.weights(0));
      }
    }
  }

  @Test
  void theCompressedCacheIsAttendedToAsTheExactOne() {
    double cosine = cosine(recorded(Cache.F16), recorded(Cache.BALANCED));
    assertTrue(cosine > 0.9, "cosine " + cosine);
  }

  /** Beyond the first tokens, which take much of all attention. */
  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = 8; i < one.length; i++) {
      product += one[i] * other[i];
      left += one[i] * one[i];
      right += other[i] * other[i];
    }
    return product / Math.sqrt(left * right);
  }

  private static float[] recorded(Cache cache) {
    try (LlamaContext context = four.begun(cache);
        RecordedAttention recorded = context.record(HEADS, false, four.beginning())) {
      recorded.count(0, four.beginning(), four.beginning() + MORE.length, 0);
      context.decode(Batch.of(MORE, four.beginning(), 0));
      return recorded.weights(0);
    }
  }

  @Test
  void onlyTokensThatCountAreRecordedAndTheSameAgainGivesTheSameBits() {
    try (LlamaContext context = four.begun(Cache.BALANCED);
        RecordedAttention recorded = context.record(HEADS, false, four.beginning())) {
      int start = four.beginning();
      recorded.count(0, start + 2, start + 4, 0);
      context.decode(Batch.of(MORE, start, 0));
      assertEquals(2, recorded.counted(0));
      float[] first = recorded.weights(0);
      recorded.clear(0);
      assertEquals(0, sum(recorded.weights(0)));
      context.remove(0, start, -1);
      context.decode(Batch.of(MORE, start, 0));
      assertArrayEquals(first, recorded.weights(0));
      recorded.count(0, 0, 0, 0);
      context.decode(Batch.of(new int[] {260}, start + MORE.length, 0));
      assertArrayEquals(first, recorded.weights(0));
    }
  }

  @Test
  void sequencesSideBySideHaveTheirOwnSlots() {
    try (LlamaContext context = four.begun(Cache.BALANCED)) {
      SideBySide.share(context);
      int start = four.beginning();
      float[][] together = new float[3][];
      try (RecordedAttention recorded = context.record(HEADS, false, start)) {
        Batch batch = new Batch(3);
        for (int s = 0; s < 3; s++) {
          recorded.count(s, start, start + 1, s);
          batch.add(MORE[s], start, s, true);
        }
        context.decode(batch);
        for (int s = 0; s < 3; s++) {
          together[s] = recorded.weights(s);
        }
      }
      for (int s = 0; s < 3; s++) {
        context.remove(s, start, -1);
      }
      for (int s = 0; s < 3; s++) {
        try (RecordedAttention recorded = context.record(HEADS, false, start)) {
          recorded.count(s, start, start + 1, 7);
          context.decode(Batch.of(new int[] {MORE[s]}, start, s));
          // Another number of rows in a product rounds otherwise.
          assertArrayEquals(together[s], recorded.weights(7), 0.05f);
          context.remove(s, start, -1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cache.class,
      names = {"LLAMA_F16", "BALANCED"})
  void recordingChangesNothingOfWhatComesOut(Cache cache) {
    try (LlamaContext context = four.begun(cache)) {
      int start = four.beginning();
      context.decode(Batch.of(MORE, start, 0));
      float[] without = context.logits(-1);
      context.remove(0, start, -1);
      try (RecordedAttention recorded = context.record(HEADS, false, start)) {
        recorded.count(0, start, start + MORE.length, 0);
        context.decode(Batch.of(MORE, start, 0));
        assertArrayEquals(without, context.logits(-1));
      }
    }
  }

  @Test
  void aDecodeThatIsStoppedLeavesEmptySlotsAndTheNextOneCounts() {
    try (LlamaContext context = four.begun(Cache.BALANCED);
        RecordedAttention recorded = context.record(HEADS, false, four.beginning())) {
      int start = four.beginning();
      recorded.count(0, start, start + MORE.length, 0);
      context.abort();
      assertEquals(DecodeResult.ABORTED, context.decode(Batch.of(MORE, start, 0)));
      assertEquals(0, recorded.counted(0));
      assertEquals(0, sum(recorded.weights(0)));
      context.remove(0, start, -1);
      context.decode(Batch.of(MORE, start, 0));
      assertEquals(MORE.length, recorded.counted(0));
    }
  }

  @Test
  void whatCannotBeRecordedIsSaid() {
    KvLayout rounded = KvLayout.ofLlama(KvType.Q8_0, KvType.Q8_0);
    try (LlamaContext context = four.open(rounded)) {
      assertEquals(
          LlamaException.Kind.UNSUPPORTED_MODEL,
          assertThrows(LlamaException.class, () -> context.record(HEADS, false, 10)).kind());
    }
    try (LlamaContext context = four.begun(Cache.F16)) {
      for (Head none : List.of(new Head(30, 0), new Head(0, 9), new Head(-1, 0))) {
        List<Head> heads = List.of(none);
        assertEquals(
            LlamaException.Kind.UNSUPPORTED_MODEL,
            assertThrows(LlamaException.class, () -> context.record(heads, false, 10)).kind());
      }
      try (RecordedAttention recorded = context.record(HEADS, false, 10)) {
        assertThrows(IllegalStateException.class, () -> context.record(HEADS, false, 10));
        int many = RecordedAttention.MOST_TOKENS + 1;
        assertEquals(
            LlamaException.Kind.INVALID_BATCH,
            assertThrows(LlamaException.class, () -> recorded.count(0, 0, many, 0)).kind());
      }
    }
  }

  private static double sum(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
