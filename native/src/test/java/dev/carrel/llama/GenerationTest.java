// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GenerationTest {
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
  void theModelGoesOnWithASentence() {
    int[] prompt = model.vocabulary().tokenize("The capital of France is", true, false);
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
      context.decode(Batch.of(prompt, 0, 0));
      int token = context.argmax(-1);
      assertEquals(" Paris", new String(model.vocabulary().piece(token), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theHighestLogitIsFoundAmongAllAndAmongThoseAllowed() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
      context.decode(Batch.of(model.vocabulary().tokenize("The capital of", false, false), 0, 0));
      float[] logits = context.logits(-1);
      int best = 0;
      for (int i = 1; i < logits.length; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      assertEquals(best, context.argmax(-1));
      int[] allowed = {11, 5, 77};
      int expected = 11;
      for (int token : allowed) {
        expected = logits[token] > logits[expected] ? token : expected;
      }
      assertEquals(expected, context.argmax(-1, allowed));
    }
  }

  @Test
  void logProbabilitiesAreThoseOfTheSoftmax() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
      context.decode(Batch.of(model.vocabulary().tokenize("The capital of", false, false), 0, 0));
      float[] logits = context.logits(-1);
      double sum = 0;
      for (float logit : logits) {
        sum += Math.exp(logit);
      }
      int[] tokens = {0, 100, context.argmax(-1)};
      float[] expected = new float[tokens.length];
      for (int i = 0; i < tokens.length; i++) {
        expected[i] = (float) (logits[tokens[i]] - Math.log(sum));
      }
      assertArrayEquals(expected, context.logProbabilities(-1, tokens), 1e-4f);
    }
  }
}
