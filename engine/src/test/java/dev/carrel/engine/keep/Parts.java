// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Parts to keep: tokens and bytes made of a seed, so that what is loaded can be compared. */
final class Parts {
  static final String KEY = "model=0123\nname=tiny\nprofile=balanced\n";

  private Parts() {}

  /** {@code count} tokens; the same seed gives the same ones. */
  static int[] tokens(long seed, int count) {
    return new Random(seed).ints(count, 0, 50_000).toArray();
  }

  static byte[] payload(long seed, int bytes) {
    byte[] payload = new byte[bytes];
    new Random(seed).nextBytes(payload);
    return payload;
  }

  static Probe probe(long seed) {
    Random random = new Random(seed);
    float[] logits = new float[200];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (10 * random.nextGaussian());
    }
    return Probe.of(random.nextInt(200), "build 1, avx2, 2 threads", logits);
  }

  /** Keeps a part whose bytes are {@link #payload} of the seed. */
  static KeptPart keep(
      KeptContexts contexts, Optional<KeptPart> parent, int[] tokens, long seed, int bytes) {
    Keeping kept =
        contexts.keep(
            KEY,
            parent,
            tokens,
            "document " + seed,
            probe(seed),
            MemorySegment.ofArray(payload(seed, bytes)));
    return assertInstanceOf(Keeping.Kept.class, kept).part();
  }

  /** Keeps a chain of parts of the sizes given; part {@code i} has the bytes of seed + i. */
  static List<KeptPart> chain(KeptContexts contexts, long seed, int... bytes) {
    List<KeptPart> chain = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      Optional<KeptPart> parent = chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast());
      chain.add(keep(contexts, parent, tokens(seed + i, 10 + i), seed + i, bytes[i]));
    }
    return chain;
  }

  /** The tokens of {@link #chain} with so many parts. */
  static int[] tokensOfChain(long seed, int parts) {
    return IntStream.range(0, parts)
        .boxed()
        .flatMapToInt(i -> Arrays.stream(tokens(seed + i, 10 + i)))
        .toArray();
  }

  static byte[] load(KeptContexts contexts, KeptPart part) throws KeptDamage {
    try (Loaded loaded = contexts.load(part)) {
      assertEquals(part.payloadBytes(), loaded.payload().byteSize());
      return loaded.payload().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  static List<KeptPart> find(KeptContexts contexts, int[] tokens) {
    try (Chain chain = contexts.find(KEY, tokens)) {
      return chain.parts();
    }
  }
}
