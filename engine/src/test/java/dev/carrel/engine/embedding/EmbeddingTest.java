// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private static Embedding random(Random random) {
    float[] values = new float[384];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values);
  }

  @Test
  void theSameDirectionIsAlikeAndTheOppositeIsNot() {
    Embedding one = Embedding.of(3, 4, 0);
    assertEquals(1, one.cosine(Embedding.of(30, 40, 0)), 1e-6);
    assertEquals(-1, one.cosine(Embedding.of(-3, -4, 0)), 1e-6);
    assertEquals(0, one.cosine(Embedding.of(0, 0, 1)), 1e-6);
  }

  @Test
  void bytesKeepTheDirectionWithinAHundredth() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Embedding question = random(random);
      Embedding passage = random(random);
      float exact = question.cosine(passage);
      byte[] bytes = passage.toBytes();
      assertEquals(exact, question.cosineOfBytes(bytes), 0.01);
      assertEquals(question.cosineOfBytes(bytes), question.cosine(Embedding.ofBytes(bytes)), 1e-5);
      assertArrayEquals(bytes, Embedding.ofBytes(bytes).toBytes(), "made twice, the same");
    }
  }

  @Test
  void aVectorWithoutADirectionIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Embedding.of());
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(1, Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(Float.POSITIVE_INFINITY, 1));
  }
}
