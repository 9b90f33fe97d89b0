// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged states: each is refused before llama.cpp sees it, and the context goes on as before. */
class StateFuzzTest {
  private static final long SEED = 20261124;
  private static final int ROUNDS = 3000;

  /** The header's fields, and the trailer's: where a flip does most. */
  private static final int ENDS = 24;

  private static final int[] TOKENS = {1000, 2000, 3000, 4000};
  private static final int[] NEXT = {4242};

  private static final KvLayout LLAMA = KvLayout.ofLlama(KvType.Q8_0, KvType.Q8_0);

  /** Has a part of its own in the state: the tokens that are kept exact. */
  private static final KvLayout OURS =
      KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.empty());

  private static LlamaModel model;
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** One saved state for both ways to read it: what is damaged differs by what is read. */
  private enum Kind {
    SEQUENCE {
      @Override
      void save(LlamaContext context, Path file) {
        context.saveSequence(file, 0, TOKENS);
      }

      @Override
      int[] load(LlamaContext context, Path file) {
        return context.loadSequence(file, 0);
      }
    },
    WHOLE {
      @Override
      void save(LlamaContext context, Path file) {
        context.save(file, TOKENS);
      }

      @Override
      int[] load(LlamaContext context, Path file) {
        return context.load(file);
      }
    };

    abstract void save(LlamaContext context, Path file);

    abstract int[] load(LlamaContext context, Path file);
  }

  @BeforeEach
  void aName() {
    file = folder.resolve("state");
  }

  private static LlamaContext context(KvLayout kv) {
    return model.newContext(LlamaContext.Options.of(256).withKv(kv));
  }

  private static float[] next(LlamaContext context) {
    assertEquals(DecodeResult.OK, context.decode(Batch.of(NEXT, TOKENS.length, 0)));
    float[] logits = context.logits(-1);
    context.remove(0, TOKENS.length, -1);
    return logits;
  }

  private void refused(LlamaContext context, Kind kind, String damage) {
    LlamaException e =
        assertThrows(LlamaException.class, () -> kind.load(context, file), damage + " was read");
    assertEquals(LlamaException.Kind.STATE_FILE, e.kind(), damage);
  }

  @Test
  void everyFlippedBitOfASequenceIsRefused() throws IOException {
    flipBits(Kind.SEQUENCE, LLAMA);
  }

  @Test
  void everyFlippedBitOfAWholeStateIsRefused() throws IOException {
    flipBits(Kind.WHOLE, LLAMA);
  }

  @Test
  void everyFlippedBitOfASequenceOfOurOwnCacheIsRefused() throws IOException {
    flipBits(Kind.SEQUENCE, OURS);
  }

  private void flipBits(Kind kind, KvLayout kv) throws IOException {
    Random random = new Random(SEED);
    try (LlamaContext context = context(kv)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      float[] expected = next(context);
      kind.save(context, file);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        for (int round = 0; round < ROUNDS; round++) {
          flip(context, kind, bytes, placeOf(round, bytes.length(), random), random.nextInt(8));
          if (round % 1000 == 0) {
            assertArrayEquals(expected, next(context), "after round " + round);
          }
        }
      }
      assertArrayEquals(TOKENS, kind.load(context, file));
      assertArrayEquals(expected, next(context), 1e-4f);
    }
  }

  /** A third of the rounds at each end. */
  private static long placeOf(int round, long size, Random random) {
    return switch (round % 3) {
      case 0 -> random.nextInt(ENDS);
      case 1 -> size - 1 - random.nextInt(ENDS);
      default -> random.nextLong(size);
    };
  }

  private void flip(LlamaContext context, Kind kind, RandomAccessFile bytes, long at, int bit)
      throws IOException {
    bytes.seek(at);
    int whole = bytes.read();
    bytes.seek(at);
    bytes.write(whole ^ 1 << bit);
    refused(context, kind, "bit %d of byte %d, seed %d,".formatted(bit, at, SEED));
    bytes.seek(at);
    bytes.write(whole);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Random random = new Random(SEED + 1);
    for (Kind kind : Kind.values()) {
      try (LlamaContext context = context(LLAMA)) {
        context.decode(Batch.of(TOKENS, 0, 0));
        float[] expected = next(context);
        kind.save(context, file);
        byte[] whole = Files.readAllBytes(file);
        truncate(context, kind, random);
        assertArrayEquals(expected, next(context));
        Files.write(file, whole);
        assertArrayEquals(TOKENS, kind.load(context, file));
      }
    }
  }

  /** From the longest to the shortest, down to nothing. */
  private void truncate(LlamaContext context, Kind kind, Random random) throws IOException {
    long[] sizes = random.longs(ROUNDS / 2, 0, Files.size(file)).toArray();
    for (int i = 0; i < 2 * ENDS; i++) {
      sizes[i] = i;
    }
    java.util.Arrays.sort(sizes);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = sizes.length - 1; i >= 0; i--) {
        bytes.setLength(sizes[i]);
        refused(context, kind, "cut to %d bytes, seed %d,".formatted(sizes[i], SEED + 1));
      }
    }
  }
}
