// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a model says behind a context: decoded once when the context is kept and again when it is
 * loaded, it tells whether the loaded one is the same.
 *
 * @param token decoded behind the last token of the context, then taken back
 * @param computePath everything beside the context that the bits depend on: build, processor
 *     variant, threads
 * @param logitsHash SHA-256 in lower-case hex of all logits, as little-endian binary32
 * @param top the likeliest tokens, likeliest first; 1 to {@value #TOP}
 */
public record Probe(int token, String computePath, String logitsHash, List<TopLogit> top) {
  /** So many of the likeliest tokens are kept. */
  public static final int TOP = 64;

  /**
   * How far a probe may be from the one kept, in nats, where it was computed in another way. The
   * order of additions differs between processors and moves the distribution by thousandths of a
   * nat when the context is kept in few bits; a wrong context moves it by whole nats.
   */
  public static final double TOLERANCE = 0.02;

  public Probe {
    top = List.copyOf(top);
    if (!logitsHash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + logitsHash);
    }
    if (top.isEmpty() || top.size() > TOP) {
      throw new IllegalArgumentException("a probe has 1 to " + TOP + " tokens, not " + top.size());
    }
    if (top.stream().mapToInt(TopLogit::token).distinct().count() < top.size()) {
      throw new IllegalArgumentException("a token of the probe stands there twice");
    }
  }

  /**
   * The probe of a measured distribution.
   *
   * @param logits of the whole vocabulary
   * @throws IllegalArgumentException if one of the highest is infinite or no number
   */
  public static Probe of(int token, String computePath, float[] logits) {
    ByteBuffer bytes =
        ByteBuffer.allocate(logits.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(logits);
    String hash = HexFormat.of().formatHex(Sha256.digest().digest(bytes.array()));
    float least = leastOfTop(logits);
    List<TopLogit> top =
        IntStream.range(0, logits.length)
            .filter(i -> Float.compare(logits[i], least) >= 0)
            .boxed()
            .sorted((a, b) -> Float.compare(logits[b], logits[a]))
            .limit(TOP)
            .map(i -> new TopLogit(i, logits[i]))
            .toList();
    return new Probe(token, computePath, hash, top);
  }

  private static float leastOfTop(float[] logits) {
    float[] sorted = logits.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - TOP)];
  }

  /** Whether a context that measures so may be used for the one that was kept with this probe. */
  public Verdict compare(Probe measured) {
    if (measured.token != token) {
      return new Verdict.Different(
          Double.POSITIVE_INFINITY,
          "its probe is token " + token + ", and token " + measured.token + " was measured");
    }
    if (measured.logitsHash.equals(logitsHash)) {
      return new Verdict.Same();
    }
    double divergence = Divergence.of(top, measured.top);
    if (measured.computePath.equals(computePath)) {
      return new Verdict.Different(
          divergence,
          text("the model does not say bit for bit what it said when it was kept", divergence));
    }
    return divergence <= TOLERANCE
        ? new Verdict.Close(divergence)
        : new Verdict.Different(
            divergence,
            text("the model says something else than when it was kept", divergence)
                + " of at most "
                + TOLERANCE);
  }

  private static String text(String what, double divergence) {
    return String.format(Locale.ROOT, "%s: a divergence of %.4f nats", what, divergence);
  }
}
