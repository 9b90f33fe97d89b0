// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String HERE = "build 1, avx2, 2 threads";
  private static final String ELSEWHERE = "build 1, avx512, 8 threads";

  private static float[] logits(double noise) {
    Random random = new Random(7);
    Random other = new Random(8);
    float[] logits = new float[1_000];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (3 * random.nextGaussian() + noise * other.nextGaussian());
    }
    return logits;
  }

  @Test
  void theSameBitsAreTheSameOnAnyPath() {
    Probe kept = Probe.of(5, HERE, logits(0));
    assertInstanceOf(Verdict.Same.class, kept.compare(Probe.of(5, HERE, logits(0))));
    assertInstanceOf(Verdict.Same.class, kept.compare(Probe.of(5, ELSEWHERE, logits(0))));
  }

  @Test
  void onTheSamePathOneBitIsADifference() {
    float[] logits = logits(0);
    logits[999] = Math.nextUp(logits[999]);
    Verdict verdict = Probe.of(5, HERE, logits(0)).compare(Probe.of(5, HERE, logits));
    assertInstanceOf(Verdict.Different.class, verdict);
    assertFalse(verdict.usable());
  }

  @Test
  void onAnotherPathALittleNoiseIsCloseAndAnotherTextIsNot() {
    Probe kept = Probe.of(5, HERE, logits(0));
    Verdict.Close close =
        assertInstanceOf(Verdict.Close.class, kept.compare(Probe.of(5, ELSEWHERE, logits(0.02))));
    assertTrue(close.divergence() > 0 && close.divergence() < 0.001, close.toString());
    Verdict.Different different =
        assertInstanceOf(Verdict.Different.class, kept.compare(Probe.of(5, ELSEWHERE, logits(2))));
    assertTrue(different.divergence() > Probe.TOLERANCE, different.toString());
    assertTrue(different.why().contains("nats"), different.why());
  }

  @Test
  void aTokenThatIsNotNamedCountsAsTheLowestThatIs() {
    List<TopLogit> kept = List.of(new TopLogit(1, 2), new TopLogit(2, 0));
    List<TopLogit> measured = List.of(new TopLogit(1, 2), new TopLogit(3, 1));
    double p = Math.exp(2) + 2;
    double q = Math.exp(2) + 2 * Math.E;
    double expected = Math.exp(2) / p * Math.log(q / p) + 2 / p * Math.log(q / p / Math.E);
    assertEquals(expected, Divergence.of(kept, measured), 1e-9);
    assertEquals(0, Divergence.of(kept, kept), 1e-12);
  }

  @Test
  void distributionsOverOtherTokensAreFarApart() {
    List<TopLogit> kept = List.of(new TopLogit(1, 10), new TopLogit(2, 5));
    List<TopLogit> measured = List.of(new TopLogit(3, 10), new TopLogit(4, 5));
    assertTrue(Divergence.of(kept, measured) > 4);
  }

  @Test
  void anotherProbeTokenCannotBeCompared() {
    Verdict verdict = Probe.of(5, HERE, logits(0)).compare(Probe.of(6, HERE, logits(0)));
    assertEquals(
        Double.POSITIVE_INFINITY, assertInstanceOf(Verdict.Different.class, verdict).divergence());
  }

  @Test
  void theLikeliestTokensAreKeptInOrder() {
    Probe probe = Probe.of(5, HERE, logits(0));
    assertEquals(Probe.TOP, probe.top().size());
    for (int i = 1; i < Probe.TOP; i++) {
      assertTrue(probe.top().get(i - 1).logit() >= probe.top().get(i).logit());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Probe.of(5, HERE, new float[] {1, Float.POSITIVE_INFINITY}));
  }
}
