package dev.carrel.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the keys and values of the context are stored.
 *
 * <p>{@code docs/decisions/0001-profiles.md} says why these and not yet the compressed ones.
 */
public enum KvProfile {
  /** Keys and values in 16-bit floating point: the reference. */
  EXACT("f16", "f16", 16, 16),
  /** Keys and values in llama.cpp's 8-bit blocks: half the memory, slower to read on a CPU. */
  HALF("q8_0", "q8_0", 8.5, 8.5);

  private final String keyType;
  private final String valueType;
  private final double keyBits;
  private final double valueBits;

  KvProfile(String keyType, String valueType, double keyBits, double valueBits) {
    this.keyType = keyType;
    this.valueType = valueType;
    this.keyBits = keyBits;
    this.valueBits = valueBits;
  }

  /** As written on the command line: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** ggml's name of the type that keys are stored in. */
  public String keyType() {
    return keyType;
  }

  /** ggml's name of the type that values are stored in. */
  public String valueType() {
    return valueType;
  }

  /** Mean of keys and values. */
  public double bitsPerValue() {
    return (keyBits + valueBits) / 2;
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
