// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.KvLoss;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextTokenLossTest {
  private static KvLoss loss(float[] reference, float[] candidate) {
    NextTokenLoss loss = new NextTokenLoss();
    loss.add(List.of(new NextTokenLoss.Row(reference)), i -> candidate);
    return loss.mean();
  }

  private static float log(double probability) {
    return (float) Math.log(probability);
  }

  @Test
  void aDistributionAgainstItselfLosesNothingAlsoShifted() {
    float[] logits = {1, 2, 3, -4};
    assertEquals(new KvLoss(0, 1, 1), loss(logits, logits));
    float[] shifted = {1001, 1002, 1003, 996};
    assertEquals(0, loss(logits, shifted).meanKld(), 1e-6);
  }

  @Test
  void aKnownDivergenceIsFound() {
    float[] half = {log(0.5), log(0.5)};
    float[] quarter = {log(0.25), log(0.75)};
    KvLoss loss = loss(half, quarter);
    assertEquals(0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3), loss.meanKld(), 1e-6);
    assertEquals(0, loss.sameTop());
  }

  @Test
  void manyPlacesAreAveraged() {
    NextTokenLoss loss = new NextTokenLoss();
    NextTokenLoss.Row row = new NextTokenLoss.Row(new float[] {log(0.5), log(0.5)});
    loss.add(
        List.of(row, row), i -> new float[] {log(i == 0 ? 0.25 : 0.5), log(i == 0 ? 0.75 : 0.5)});
    assertEquals(0.5, loss.mean().sameTop());
    assertEquals(2, loss.mean().tokens());
    assertEquals(new KvLoss(0, 1, 0), new NextTokenLoss().mean());
  }

  @Test
  void itIsNeverNegative() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      float[] reference = new float[50];
      float[] candidate = new float[50];
      for (int i = 0; i < reference.length; i++) {
        reference[i] = (float) (10 * random.nextGaussian());
        candidate[i] = reference[i] + (float) (1e-5 * random.nextGaussian());
      }
      assertTrue(loss(reference, candidate).meanKld() >= 0, "seed 3 round " + round);
    }
  }
}
