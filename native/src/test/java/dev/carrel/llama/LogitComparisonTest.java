// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogitComparisonTest {
  private static final int TOKENS = 32;
  private static final int FIRST = 20;

  private LlamaModel model;
  private LlamaContext reference;

  @BeforeAll
  void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
    reference = context(KvType.F16);
  }

  @AfterAll
  void close() {
    reference.close();
    model.close();
  }

  private LlamaContext context(KvType type) {
    return model.newContext(
        LlamaContext.Options.of(256)
            .withBatch(TOKENS, TOKENS)
            .withOutputs(TOKENS)
            .withKv(type, type));
  }

  /** Random tokens, with logits from FIRST on. */
  private void decode(LlamaContext context, long seed) {
    Random random = new Random(seed);
    Batch batch = new Batch(TOKENS);
    for (int i = 0; i < TOKENS; i++) {
      batch.add(random.nextInt(model.vocabulary().size()), i, 0, i >= FIRST);
    }
    context.clear();
    assertEquals(DecodeResult.OK, context.decode(batch));
  }

  @Test
  void itIsWhatTheFormulaSaysOfTheLogits() {
    try (LlamaContext other = context(KvType.Q4_0)) {
      decode(reference, 1);
      decode(other, 1);
      List<LogitComparison.Position> compared =
          LogitComparison.ofLastBatch(reference, other, FIRST, TOKENS);
      assertEquals(TOKENS - FIRST, compared.size());
      for (int i = FIRST; i < TOKENS; i++) {
        LogitComparison.Position at = compared.get(i - FIRST);
        double expected = klDivergence(reference.logits(i), other.logits(i));
        assertTrue(expected > 0, "q4_0 loses nothing at " + i);
        assertEquals(expected, at.klDivergence(), 1e-9);
        assertEquals(reference.argmax(i) == other.argmax(i), at.sameTop());
      }
    }
  }

  @Test
  void aContextThatReadTheSameIsExactlyTheSame() {
    try (LlamaContext other = context(KvType.F16)) {
      decode(reference, 2);
      decode(other, 2);
      for (LogitComparison.Position at :
          LogitComparison.ofLastBatch(reference, other, FIRST, TOKENS)) {
        assertEquals(new LogitComparison.Position(0, true), at);
      }
    }
  }

  @Test
  void whereNoLogitsWereAskedForNothingIsCompared() {
    try (LlamaContext other = context(KvType.F16)) {
      decode(reference, 3);
      decode(other, 3);
      LlamaException e =
          assertThrows(
              LlamaException.class,
              () -> LogitComparison.ofLastBatch(reference, other, FIRST - 1, TOKENS));
      assertEquals(LlamaException.Kind.INVALID_BATCH, e.kind());
    }
  }

  /** The same sum written another way round: the mean log ratio under the reference. */
  private static double klDivergence(float[] reference, float[] other) {
    double[] p = softmax(reference);
    double[] q = softmax(other);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * Math.log(p[i] / q[i]);
    }
    return sum;
  }

  private static double[] softmax(float[] logits) {
    double[] p = new double[logits.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logits[i] - greatest);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }
}
