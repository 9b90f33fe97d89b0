// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.llama.MemoryUse.SequenceUse;
import dev.carrel.llama.SideBySide.Cache;
import dev.carrel.llama.SideBySide.Line;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several sequences that share a beginning, decoded in one batch, against each by itself. */
class SideBySideTest {
  private static SideBySide four;

  @BeforeAll
  static void load() throws IOException {
    four = new SideBySide(2);
  }

  @AfterAll
  static void close() {
    four.close();
  }

  /**
   * Where nothing depends on which cells a token lies in: one thread, and the reference kernels,
   * which sum from front to back. If llama.cpp's own cache is alike then, so is ours.
   */
  @Test
  void eachSaysBitForBitWhatItSaysAlone() {
    String output = ForkedJvm.run(Map.of("CARREL_CPU", "scalar"), List.of(), CountAlike.class);
    int all = SideBySide.QUESTIONS.size() * (SideBySide.STEPS + 1);
    boolean modelIs = output.contains("LLAMA_F16 " + all + System.lineSeparator());
    for (Cache cache : Cache.values()) {
      String line = cache + " " + all + System.lineSeparator();
      assertTrue(output.contains(line) || !modelIs, output);
    }
  }

  /** Prints for each cache how many of the distributions were the same. */
  static final class CountAlike {
    private CountAlike() {}

    public static void main(String[] arguments) throws IOException {
      try (SideBySide four = new SideBySide(1)) {
        for (Cache cache : Cache.values()) {
          System.out.println(cache + " " + alike(four, cache));
        }
      }
    }

    private static int alike(SideBySide four, Cache cache) {
      int alike = 0;
      try (LlamaContext context = four.begun(cache);
          LlamaContext single = four.begun(cache)) {
        SideBySide.share(context);
        List<Line> lines = four.together(context);
        for (int sequence = 0; sequence < lines.size(); sequence++) {
          List<float[]> expected = four.alone(single, sequence, lines.get(sequence).tokens());
          for (int step = 0; step < expected.size(); step++) {
            float[] here = lines.get(sequence).logits().get(step);
            alike += Arrays.equals(expected.get(step), here) ? 1 : 0;
          }
        }
      }
      return alike;
    }
  }

  /**
   * The kernels for real sum by tiles of cells, and a sequence's own tokens lie in other cells when
   * others stand beside it. The model rounds to 8 bits between its layers and the codec to 3 or 4
   * behind them, so that a last digit grows into what is allowed here; another sequence's words
   * would be a hundred times as far.
   */
  @ParameterizedTest
  @EnumSource
  void withTheKernelsForRealEachSaysNearlyWhatItSaysAlone(Cache cache) {
    try (LlamaContext context = four.begun(cache);
        LlamaContext single = four.begun(cache)) {
      SideBySide.share(context);
      List<Line> lines = four.together(context);
      double same = 0;
      double other = 0;
      for (int sequence = 0; sequence < lines.size(); sequence++) {
        Line line = lines.get(sequence);
        Line next = lines.get((sequence + 1) % lines.size());
        List<float[]> expected = four.alone(single, sequence, line.tokens());
        for (int step = 0; step < expected.size(); step++) {
          same += divergence(expected.get(step), line.logits().get(step)) / expected.size();
          other += divergence(expected.get(step), next.logits().get(step)) / expected.size();
        }
      }
      double limit = cache == Cache.BALANCED ? 0.15 : 0.03;
      assertTrue(same / lines.size() < limit, cache + ": apart by " + same / lines.size());
      assertTrue(other / lines.size() > 2, cache + ": another is as near as " + other);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sharingABeginningTakesNoBytesAndNoCells(Cache cache) {
    int n = four.beginning();
    try (LlamaContext context = four.begun(cache)) {
      MemoryUse before = context.memory();
      SideBySide.share(context);
      MemoryUse after = context.memory();
      assertEquals(before.buffers(), after.buffers());
      assertEquals(before.cellsUsed(), after.cellsUsed());
      four.together(context);
      after = context.memory();
      long own = after.sequences().stream().mapToLong(s -> s.tokens() - n).sum();
      assertEquals(n + own, after.cellsUsed());
      for (SequenceUse sequence : after.sequences()) {
        assertEquals(n, sequence.sharedTokens());
      }
      assertEquals(before.buffers(), after.buffers());
    }
  }

  /** KL divergence of the next token's distribution. */
  private static double divergence(float[] expected, float[] actual) {
    double a = logSum(expected);
    double b = logSum(actual);
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += Math.exp(expected[i] - a) * ((expected[i] - a) - (actual[i] - b));
    }
    return sum;
  }

  private static double logSum(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float x : logits) {
      max = Math.max(max, x);
    }
    double sum = 0;
    for (float x : logits) {
      sum += Math.exp(x - max);
    }
    return max + Math.log(sum);
  }
}
