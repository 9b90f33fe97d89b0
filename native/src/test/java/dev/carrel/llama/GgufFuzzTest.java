// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged model files: an exception or a model, never a crash. */
class GgufFuzzTest {
  private static final long SEED = 20261124;
  @TempDir private Path folder;

  @Test
  void truncatedFilesAreRefusedAndTheProcessLives() {
    String output =
        ForkedJvm.run(Truncate.class, TestModels.smolLm2().toString(), folder.toString());
    assertTrue(output.contains("30 refused"), output);
  }

  @Test
  void flippedBytesInTheHeaderAreRefusedOrLoadAndTheProcessLives() {
    String output = ForkedJvm.run(Flip.class, TestModels.smolLm2().toString(), folder.toString());
    assertTrue(output.contains("all survived"), output);
  }

  private static boolean loads(Path file, LlamaModel.Mode mode) {
    try (LlamaModel model =
        LlamaModel.load(file, LlamaModel.Options.DEFAULT.withMode(mode), LoadProgress.NONE)) {
      if (mode == LlamaModel.Mode.FULL) {
        useIt(model);
      }
      return true;
    } catch (LlamaException e) {
      return false;
    }
  }

  private static void useIt(LlamaModel model) {
    int[] tokens = model.vocabulary().tokenize("What is it?", true, true);
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(256))) {
      context.decode(Batch.of(tokens, 0, 0));
    }
  }

  static final class Truncate {
    private Truncate() {}

    public static void main(String[] args) throws IOException {
      Random random = new Random(SEED);
      Path cut = Path.of(args[1], "cut.gguf");
      Files.copy(Path.of(args[0]), cut, StandardCopyOption.REPLACE_EXISTING);
      long[] sizes = random.longs(30, 0, Files.size(cut)).map(x -> x).sorted().toArray();
      // Half of them in the header, which is small.
      for (int i = 0; i < 15; i++) {
        sizes[i] = random.nextInt(1_800_000);
      }
      java.util.Arrays.sort(sizes);
      int refused = 0;
      try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
        for (int i = sizes.length - 1; i >= 0; i--) {
          file.setLength(sizes[i]);
          System.out.println("cut to " + sizes[i]);
          refused += loads(cut, LlamaModel.Mode.FULL) ? 0 : 1;
        }
      }
      System.out.println(refused + " refused");
    }
  }

  static final class Flip {
    private static final int HYPERPARAMETERS = 2_000;
    private static final int ROUNDS = 150;

    private Flip() {}

    public static void main(String[] args) throws IOException {
      Path flipped = Path.of(args[1], "flipped.gguf");
      Files.copy(Path.of(args[0]), flipped, StandardCopyOption.REPLACE_EXISTING);
      Random random = new Random(SEED + 1);
      int loaded = 0;
      try (RandomAccessFile file = new RandomAccessFile(flipped.toFile(), "rw")) {
        for (int i = 0; i < ROUNDS; i++) {
          // The first bytes hold the sizes of everything; behind them come vocabulary and tensors.
          int at = random.nextInt(i % 3 == 0 ? 1_700_000 : HYPERPARAMETERS);
          file.seek(at);
          int old = file.read();
          int changed = old ^ (i % 2 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
          System.out.println("round " + i + ": byte " + at + " from " + old + " to " + changed);
          file.seek(at);
          file.write(changed);
          loaded += loads(flipped, LlamaModel.Mode.FULL) ? 1 : 0;
          file.seek(at);
          file.write(old);
        }
      }
      System.out.println(loaded + " of " + ROUNDS + " loaded, all survived");
    }
  }
}
