// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.RetrievalHeads;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadChoiceTest {
  private static final int NEEDLES = 26;
  private static final List<AttentionHead> HEADS =
      IntStream.range(0, 100).mapToObj(i -> new AttentionHead(i / 10, i % 10)).toList();

  /** Near nothing, as of heads that look anywhere. */
  private static double[][] anywhere() {
    Random random = new Random(5);
    double[][] shares = new double[HEADS.size()][NEEDLES];
    for (double[] head : shares) {
      for (int n = 0; n < NEEDLES; n++) {
        head[n] = 0.005 * random.nextGaussian();
      }
    }
    return shares;
  }

  @Test
  void headsThatLookAtTheNeedlesAreTakenBestFirst() {
    double[][] shares = anywhere();
    for (int k = 0; k < 10; k++) {
      int head = 7 * k;
      for (int n = 0; n < NEEDLES; n++) {
        shares[head][n] += 0.01 + 0.008 * k;
      }
    }
    RetrievalHeads told = HeadChoice.of(HEADS, shares);
    assertEquals(HeadChoice.HEADS, told.heads().size());
    assertEquals(new AttentionHead(6, 3), told.list().getFirst());
    assertEquals(new AttentionHead(1, 4), told.list().getLast());
    assertTrue(told.heads().getFirst().needleShare() > 0.07);
  }

  @Test
  void aHeadThatFindsFewNeedlesStandsBehindOneThatFindsMany() {
    double[][] shares = anywhere();
    for (int n = 0; n < NEEDLES; n++) {
      shares[3][n] += n < 5 ? 0.9 : 0;
      for (int k = 0; k < HeadChoice.HEADS; k++) {
        shares[20 + k][n] += 0.09;
      }
    }
    assertTrue(HeadChoice.of(HEADS, shares).list().stream().allMatch(head -> head.layer() == 2));
  }

  @Test
  void whereNoHeadStandsOutThereIsNone() {
    assertTrue(HeadChoice.of(HEADS, anywhere()).isEmpty());
    assertTrue(HeadChoice.of(List.of(), new double[0][0]).isEmpty());
    assertTrue(HeadChoice.of(HEADS, new double[HEADS.size()][0]).isEmpty());
  }
}
