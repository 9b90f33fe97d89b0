// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenChooserTest {
  private static final int PLACES = 20_000;

  private static Set<Integer> chosen(TokenChooser.Sampled by, float... logits) {
    return IntStream.range(0, PLACES)
        .map(place -> by.choose(logits, place))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static float[] logs(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(probabilities[i]);
    }
    return logs;
  }

  private static double[] shares(TokenChooser.Sampled by, float... logits) {
    double[] shares = new double[logits.length];
    for (int place = 0; place < PLACES; place++) {
      shares[by.choose(logits, place)] += 1.0 / PLACES;
    }
    return shares;
  }

  @Test
  void overManyPlacesATokenComesAsOftenAsItIsLikely() {
    double[] shares = shares(new TokenChooser.Sampled(0, 1, 1, 42), logs(0.1, 0.6, 0.05, 0.25));
    assertEquals(0.1, shares[0], 0.01);
    assertEquals(0.6, shares[1], 0.01);
    assertEquals(0.05, shares[2], 0.01);
    assertEquals(0.25, shares[3], 0.01);
  }

  @Test
  void aTemperatureAboveOneMakesTheUnlikelyComeMoreOftenAndOneBelowLess() {
    float[] logits = logs(0.8, 0.2);
    assertEquals(2.0 / 3, shares(new TokenChooser.Sampled(0, 1, 2, 1), logits)[0], 0.01);
    assertEquals(16.0 / 17, shares(new TokenChooser.Sampled(0, 1, 0.5f, 1), logits)[0], 0.01);
  }

  @Test
  void topKLeavesTheMostLikelyOnesAndOfEqualsThoseWithTheLowestNumbers() {
    assertEquals(Set.of(1, 3), chosen(new TokenChooser.Sampled(2, 1, 9, 3), 1, 5, 2, 4));
    assertEquals(Set.of(0, 1, 2), chosen(new TokenChooser.Sampled(3, 1, 9, 3), 1, 1, 1, 1, 1));
    assertEquals(Set.of(2), chosen(new TokenChooser.Sampled(1, 1, 9, 3), -4, -3, -2, -2));
  }

  @Test
  void topPLeavesTheFewestThatAreLikelyEnoughTogetherBeforeTheTemperature() {
    float[] logits = logs(0.5, 0.1, 0.3, 0.1);
    assertEquals(Set.of(0), chosen(new TokenChooser.Sampled(0, 0.45f, 9, 3), logits));
    assertEquals(Set.of(0, 2), chosen(new TokenChooser.Sampled(0, 0.75f, 9, 3), logits));
    assertEquals(Set.of(0, 1, 2, 3), chosen(new TokenChooser.Sampled(0, 0.95f, 9, 3), logits));
  }

  @Test
  void theFirstOnesAreFoundAmongManyAsIfAllWereSorted() {
    Random random = new Random(11);
    float[] logits = new float[5000];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = random.nextInt(400) / 10f - 20;
    }
    Set<Integer> first =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -logits[i]).thenComparing(i -> i))
            .limit(30)
            .collect(Collectors.toSet());
    assertEquals(first, chosen(new TokenChooser.Sampled(30, 1, 1000, 5), logits));
  }

  @Test
  void aTokenThatIsRuledOutNeverComes() {
    float[] logits = {0, Float.NEGATIVE_INFINITY, 0.5f, Float.NEGATIVE_INFINITY};
    assertEquals(Set.of(0, 2), chosen(new TokenChooser.Sampled(0, 1, 5, 9), logits));
  }

  @Test
  void theChanceHangsOnSeedAndPlaceAlone() {
    float[] logits = new float[1000];
    int[] of7 = IntStream.range(0, 50).map(p -> sampled(7).choose(logits, p)).toArray();
    int[] again = IntStream.range(0, 50).map(p -> sampled(7).choose(logits, p)).toArray();
    int[] of8 = IntStream.range(0, 50).map(p -> sampled(8).choose(logits, p)).toArray();
    assertEquals(Arrays.toString(of7), Arrays.toString(again));
    assertTrue(IntStream.range(0, 50).filter(i -> of7[i] == of8[i]).count() < 5);
    assertTrue(IntStream.range(1, 50).filter(i -> of7[i] == of8[i - 1]).count() < 5);
  }

  private static TokenChooser.Sampled sampled(long seed) {
    return new TokenChooser.Sampled(0, 1, 1, seed);
  }

  @Test
  void whatCannotBeChosenByIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TokenChooser.Among(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new TokenChooser.Sampled(-1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenChooser.Sampled(0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenChooser.Sampled(0, 1.1f, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenChooser.Sampled(0, 1, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new TokenChooser.Sampled(0, 1, Float.NaN, 1));
  }

  @Test
  void thoseAllowedAreTheSameInAnyOrder() {
    assertEquals(TokenChooser.Among.of(3, 1, 2), TokenChooser.Among.of(1, 2, 3, 3));
  }
}
