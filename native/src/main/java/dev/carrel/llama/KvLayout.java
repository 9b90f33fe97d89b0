// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the keys and values of each layer are stored, and by whose code: llama.cpp's own, which has
 * one pair of types for all layers, or ours ({@code codec}), which centres, rotates and rounds, and
 * brings its own attention.
 *
 * <p>With our code a layer whose heads have no turbo form (see {@code kv_format.h}) falls back to
 * q8_0, or to f16 where that does not fit either; {@link MemoryUse} shows what each layer got.
 *
 * @param keys one type for all layers, or one for each layer of the model
 * @param values as {@code keys}
 * @param codec whether our code keeps the cache; then all types are f16, q8_0, turbo4 or turbo3
 * @param calibration what keys and values are centred by; empty: they are only rotated
 */
public record KvLayout(
    List<KvType> keys, List<KvType> values, boolean codec, Optional<KvCalibration> calibration) {
  /** llama.cpp's own cache in 16-bit floating point. */
  public static final KvLayout F16 = ofLlama(KvType.F16, KvType.F16);

  public KvLayout {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
    if (keys.isEmpty() || keys.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d types of keys and %d of values".formatted(keys.size(), values.size()));
    }
    for (KvType type : keys) {
      requireFit(type, codec);
    }
    for (KvType type : values) {
      requireFit(type, codec);
    }
    if (!codec && (keys.size() > 1 || calibration.isPresent())) {
      throw new IllegalArgumentException("llama.cpp's own cache has one pair of types");
    }
  }

  private static void requireFit(KvType type, boolean codec) {
    boolean ours = type.isTurbo() || type == KvType.F16 || type == KvType.Q8_0;
    if (codec ? !ours : type.isTurbo()) {
      throw new IllegalArgumentException(
          type + " in " + (codec ? "our own cache" : "llama.cpp's own cache"));
    }
  }

  /** llama.cpp's own cache. */
  public static KvLayout ofLlama(KvType keys, KvType values) {
    return new KvLayout(List.of(keys), List.of(values), false, Optional.empty());
  }

  /** Our cache with the same types in all layers. */
  public static KvLayout ofCodec(KvType keys, KvType values, Optional<KvCalibration> calibration) {
    return new KvLayout(List.of(keys), List.of(values), true, calibration);
  }

  boolean needsFlashAttention() {
    return codec || values.getFirst().isQuantized();
  }

  /** What llama.cpp is told; our codec then gives each layer its own. */
  int llamaKeyType() {
    return codec ? KvType.F16.ggmlType() : keys.getFirst().ggmlType();
  }

  int llamaValueType() {
    return codec ? KvType.F16.ggmlType() : values.getFirst().ggmlType();
  }

  /** Types of keys, then of values; nothing without our codec. */
  int[] toNative() {
    if (!codec) {
      return new int[0];
    }
    int[] types = new int[2 * keys.size()];
    for (int i = 0; i < keys.size(); i++) {
      types[i] = keys.get(i).ggmlType();
      types[keys.size() + i] = values.get(i).ggmlType();
    }
    return types;
  }

  byte[] calibrationBytes() {
    return calibration.map(KvCalibration::bytes).orElseGet(() -> new byte[0]);
  }

  @Override
  public String toString() {
    String types = "K " + names(keys) + ", V " + names(values);
    return !codec || calibration.isPresent() ? types : types + ", not centred";
  }

  private static String names(List<KvType> types) {
    List<String> distinct =
        types.stream().distinct().map(type -> type.name().toLowerCase(Locale.ROOT)).toList();
    return String.join(" and ", distinct);
  }
}
