// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
  private static final int[] TOKENS = new Random(5).ints(60, 1000, 40_000).toArray();
  private static final int[] NEXT = {4242};
  private static LlamaModel model;
  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static LlamaContext context(KvType k) {
    return model.newContext(LlamaContext.Options.of(256).withSequences(2).withKv(k, KvType.F16));
  }

  private static LlamaException refused(Runnable load) {
    LlamaException e = assertThrows(LlamaException.class, load::run);
    assertEquals(LlamaException.Kind.STATE_FILE, e.kind());
    return e;
  }

  private static float[] next(LlamaContext context, int sequence) {
    context.decode(Batch.of(NEXT, TOKENS.length, sequence));
    return context.logits(-1);
  }

  @Test
  void aSequenceGoesOnFromItsFileAsIfItHadNotBeenAway() {
    Path file = folder.resolve("sequence");
    float[] expected;
    try (LlamaContext context = context(KvType.F16)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      assertTrue(context.saveSequence(file, 0, TOKENS) > 1_000_000);
      expected = next(context, 0);
    }
    try (LlamaContext context = context(KvType.F16)) {
      assertArrayEquals(TOKENS, context.loadSequence(file, 1));
      assertEquals(TOKENS.length - 1, context.posMax(1));
      assertArrayEquals(expected, next(context, 1), 1e-4f);
    }
  }

  @Test
  void aSequenceComesBackWithoutTokensKeptWithIt() {
    Path file = folder.resolve("bare");
    try (LlamaContext context = context(KvType.F16)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      context.saveSequence(file, 0, new int[0]);
      assertEquals(0, context.loadSequence(file, 1).length);
      assertEquals(TOKENS.length - 1, context.posMax(1));
    }
  }

  @Test
  void aWholeContextGoesOnFromItsFile() {
    Path file = folder.resolve("all");
    float[] expected;
    try (LlamaContext context = context(KvType.Q8_0)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      context.copy(0, 1, 0, -1);
      assertTrue(context.save(file, TOKENS) > 0);
      expected = next(context, 1);
    }
    try (LlamaContext context = context(KvType.Q8_0)) {
      assertArrayEquals(TOKENS, context.load(file));
      assertEquals(TOKENS.length - 1, context.posMax(0));
      assertArrayEquals(expected, next(context, 1), 1e-4f);
    }
  }

  @Test
  void aStateOfAnotherKvTypeIsRefused() {
    Path file = folder.resolve("f16");
    try (LlamaContext context = context(KvType.F16)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      context.saveSequence(file, 0, TOKENS);
    }
    try (LlamaContext context = context(KvType.Q8_0)) {
      refused(() -> context.loadSequence(file, 0));
      refused(() -> context.load(file));
      context.clear();
      assertEquals(DecodeResult.OK, context.decode(Batch.of(TOKENS, 0, 0)));
    }
  }

  @Test
  void aStateThatDoesNotFitTheContextIsRefused() {
    Path file = folder.resolve("long");
    LlamaContext.Options large = LlamaContext.Options.of(1024);
    try (LlamaContext context = model.newContext(large)) {
      context.decode(Batch.of(new Random(6).ints(600, 1000, 40_000).toArray(), 0, 0));
      context.saveSequence(file, 0, new int[600]);
    }
    try (LlamaContext context = context(KvType.F16)) {
      refused(() -> context.loadSequence(file, 0));
      assertEquals(DecodeResult.OK, context.decode(Batch.of(TOKENS, 0, 0)));
    }
  }

  @Test
  void aDamagedFileIsRefusedWhereverTheDamageIs() throws IOException {
    Path file = folder.resolve("damaged");
    try (LlamaContext context = context(KvType.F16)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      context.saveSequence(file, 0, TOKENS);
      byte[] whole = Files.readAllBytes(file);
      Random random = new Random(7);
      for (int i = 0; i < 40; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(i < 20 ? 300 : damaged.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, damaged);
        refused(() -> context.loadSequence(file, 0));
        Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
        refused(() -> context.loadSequence(file, 0));
        refused(() -> context.load(file));
      }
    }
  }

  @Test
  void aSaveThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "old");
    Path missing = folder.resolve("no/such/folder");
    try (LlamaContext context = context(KvType.F16)) {
      context.decode(Batch.of(TOKENS, 0, 0));
      refused(() -> context.saveSequence(missing, 0, TOKENS));
      Files.createDirectory(folder.resolve("old.part"));
      Files.createFile(folder.resolve("old.part/in-the-way"));
      assertThrows(RuntimeException.class, () -> context.saveSequence(file, 0, TOKENS));
    }
    assertEquals("old", Files.readString(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }
}
