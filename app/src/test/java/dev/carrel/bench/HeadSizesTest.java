// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.llama.Batch;
import dev.carrel.llama.KvCalibration;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.KvType;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.MemoryUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of every size that models have, in small models of random weights. */
class HeadSizesTest {
  private static final int VOCABULARY = 512;
  private static final int TOKENS = 400;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {64, 80, 96, 112, 128, 256, 512})
  void fewBitsReadNearlyAsF16DoesForHeadsOf(int size) throws IOException {
    Path file = folder.resolve("heads-of-" + size + ".gguf");
    new SliceModel(2, 256, 4, 2, size, 512, VOCABULARY).write(file);
    int[] text = new Random(size).ints(TOKENS, 0, VOCABULARY).toArray();
    try (LlamaModel model = LlamaModel.load(file, LlamaModel.Options.DEFAULT, LoadProgress.NONE)) {
      var calibration = Optional.of(KvCalibration.measure(model, text, 2, () -> false));
      float[] exact = last(model, KvLayout.F16, text);
      double unlike = distance(exact, last(model, KvLayout.F16, changed(text)));
      double f16 = distance(exact, last(model, ours(KvType.F16, calibration), text));
      double turbo4 = distance(exact, last(model, ours(KvType.TURBO4, calibration), text));
      double turbo3 = distance(exact, last(model, ours(KvType.TURBO3, calibration), text));
      assertTrue(f16 < unlike / 3, "f16 apart by " + f16 + " of " + unlike);
      assertTrue(turbo4 < unlike / 2, "turbo4 apart by " + turbo4 + " of " + unlike);
      assertTrue(turbo3 < unlike, "turbo3 apart by " + turbo3 + " of " + unlike);
      bytesAreThoseOfTheTypes(model, size, calibration);
    }
  }

  /** Heads that 32 does not divide take the room of the next multiple. */
  private static void bytesAreThoseOfTheTypes(
      LlamaModel model, int size, Optional<KvCalibration> calibration) {
    LlamaContext.Options options =
        LlamaContext.Options.of(512).withKv(ours(KvType.TURBO3, calibration));
    try (LlamaContext context = model.newContext(options)) {
      MemoryUse.KvLayer layer = context.memory().layers().getFirst();
      int room = (size + 31) / 32 * 32;
      int block = room % 128 == 0 ? 128 : room % 96 == 0 ? 96 : room % 64 == 0 ? 64 : 32;
      assertEquals(KvType.TURBO3, layer.kType());
      assertEquals(512L * 2 * (room / block) * (block * 3 / 8 + 2), layer.kBytes());
    }
  }

  private static KvLayout ours(KvType type, Optional<KvCalibration> calibration) {
    return KvLayout.ofCodec(type, type, calibration);
  }

  /** The same last token behind another text. */
  private static int[] changed(int[] text) {
    int[] other = text.clone();
    for (int i = 0; i < other.length - 1; i++) {
      other[i] = (other[i] + 7) % VOCABULARY;
    }
    return other;
  }

  private static float[] last(LlamaModel model, KvLayout layout, int[] text) {
    LlamaContext.Options options = LlamaContext.Options.of(512).withKv(layout).withThreads(2, 2);
    try (LlamaContext context = model.newContext(options)) {
      context.decode(Batch.of(Arrays.copyOf(text, text.length - 1), 0, 0));
      context.decode(Batch.of(new int[] {text[text.length - 1]}, text.length - 1, 0));
      return context.logits(-1);
    }
  }

  /** Root mean square of the difference of logits. */
  private static double distance(float[] one, float[] two) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - two[i]) * (double) (one[i] - two[i]);
    }
    return Math.sqrt(sum / one.length);
  }
}
