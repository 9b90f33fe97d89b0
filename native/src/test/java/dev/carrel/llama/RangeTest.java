// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a sequence, out of one context and into another, for each way to keep the cache. */
class RangeTest {
  private static final int[] TOKENS = new Random(11).ints(600, 1000, 40_000).toArray();
  private static final int PART = 200;
  private static final int SCRATCH = 2;
  private static LlamaModel model;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  static Stream<KvLayout> layouts() {
    KvCalibration calibration =
        KvCalibration.measure(model, Arrays.copyOf(TOKENS, 300), 2, () -> false);
    return Stream.of(
        KvLayout.F16,
        KvLayout.ofLlama(KvType.Q8_0, KvType.Q8_0),
        KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.of(calibration)),
        KvLayout.ofCodec(KvType.TURBO3, KvType.TURBO3, Optional.empty()));
  }

  private static LlamaContext context(KvLayout layout, int cells) {
    return model.newContext(
        LlamaContext.Options.of(cells).withBatch(PART, PART).withSequences(3).withKv(layout));
  }

  private static void read(LlamaContext context) {
    for (int from = 0; from < TOKENS.length; from += PART) {
      int[] part = Arrays.copyOfRange(TOKENS, from, from + PART);
      assertEquals(DecodeResult.OK, context.decode(Batch.of(part, from, 0)));
    }
  }

  private static float[] next(LlamaContext context) {
    assertEquals(DecodeResult.OK, context.decode(Batch.of(new int[] {4242}, TOKENS.length, 0)));
    return context.logits(-1);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aSequencePutTogetherFromItsPartsGoesOnBitForBit(KvLayout layout) {
    try (Arena arena = Arena.ofConfined();
        LlamaContext first = context(layout, 1024);
        LlamaContext second = context(layout, 2048)) {
      read(first);
      for (int from = 0; from < TOKENS.length; from += PART) {
        MemorySegment part = first.exportRange(0, from, from + PART, SCRATCH, arena);
        second.importRange(part, 0, SCRATCH);
        assertEquals(from + PART - 1, second.posMax(0));
      }
      assertEquals(-1, first.posMax(SCRATCH), "scratch is empty again");
      assertEquals(-1, second.posMax(SCRATCH), "scratch is empty again");
      assertArrayEquals(next(first), next(second));
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aPartWithoutRoomIsRefusedAndWhatIsThereStays(KvLayout layout) {
    try (Arena arena = Arena.ofConfined();
        LlamaContext first = context(layout, 1024);
        LlamaContext small = context(layout, 256)) {
      read(first);
      small.importRange(first.exportRange(0, 0, PART, SCRATCH, arena), 0, SCRATCH);
      MemorySegment more = first.exportRange(0, PART, 2 * PART, SCRATCH, arena);
      LlamaException e =
          assertThrows(LlamaException.class, () -> small.importRange(more, 0, SCRATCH));
      assertEquals(LlamaException.Kind.STATE_FILE, e.kind());
      assertTrue(e.getMessage().contains("does not fit"), e.getMessage());
      assertEquals(PART - 1, small.posMax(0));
    }
  }
}
