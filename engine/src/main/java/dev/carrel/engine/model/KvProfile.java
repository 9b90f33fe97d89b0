// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much memory the keys and values of the context may take.
 *
 * <p>A profile other than {@link #EXACT} is a budget in bits; which layer gets which type under it
 * is found by measuring the model ({@link Calibration}). {@code
 * docs/decisions/0006-profiles-by-measured-loss.md} says why.
 */
public enum KvProfile {
  /** Keys and values in 16-bit floating point, kept by llama.cpp: the reference. */
  EXACT(KvType.F16, KvType.F16, 16),
  /** The least loss that a compressed context has. */
  FAITHFUL(KvType.Q8_0, KvType.TURBO4, 6.4),
  /** The default. */
  BALANCED(KvType.TURBO4, KvType.TURBO3, 3.7),
  /** For the longest documents: a fifth of what {@link #EXACT} takes. */
  COMPACT(KvType.TURBO3, KvType.TURBO3, 3.2);

  private final KvType keys;
  private final KvType values;
  private final double mostBits;

  KvProfile(KvType keys, KvType values, double mostBits) {
    this.keys = keys;
    this.values = values;
    this.mostBits = mostBits;
  }

  /** As written on the command line: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the model has to be measured before it is used. */
  public boolean needsCalibration() {
    return this != EXACT;
  }

  /** The same types in all layers: before anything is known of them, and where no choice helps. */
  public KvTypes uniform(int layers) {
    return KvTypes.uniform(keys, values, layers);
  }

  /**
   * Bits a value that keys and values may take on average, in heads of 128. Smaller heads have more
   * scales, so there {@link #uniform} may take more; it is always allowed.
   */
  public double mostBits() {
    return mostBits;
  }

  /** The next better one, for where this one loses too much. */
  public KvProfile better() {
    return switch (this) {
      case EXACT, FAITHFUL -> EXACT;
      case BALANCED -> FAITHFUL;
      case COMPACT -> BALANCED;
    };
  }

  /** The profile with this {@link #label}. */
  public static Optional<KvProfile> named(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equalsIgnoreCase(label)).findFirst();
  }

  /** All labels, in order of size. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(KvProfile::label).toList();
  }
}
