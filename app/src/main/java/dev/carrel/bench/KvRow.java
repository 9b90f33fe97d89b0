// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.KvType;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to keep a cache: a row of a table.
 *
 * @param name as {@link KvRows#parse} reads it
 * @param keys the type or types of the keys, for a person
 * @param values as {@code keys}
 * @param centred whether keys and values are centred by a calibration
 * @param source gives the layout once there is a model
 */
public record KvRow(String name, String keys, String values, boolean centred, LayoutSource source) {

  /** Gives the layout for a model. */
  @FunctionalInterface
  public interface LayoutSource {
    /**
     * The layout.
     *
     * @throws dev.carrel.llama.LlamaException if it needs a calibration that cannot be made
     */
    KvLayout layout(BenchModel model, Cancellation cancellation);
  }

  /** What all others are measured against. */
  static final KvRow F16 = llama(KvType.F16, KvType.F16);

  /** A row of llama.cpp's own cache. */
  static KvRow llama(KvType keys, KvType values) {
    return new KvRow(
        types(keys, values),
        name(keys),
        name(values),
        false,
        (model, cancellation) -> KvLayout.ofLlama(keys, values));
  }

  /** A row of our cache, centred. */
  static KvRow centred(KvType keys, KvType values) {
    boolean turbo = keys.isTurbo() || values.isTurbo();
    return new KvRow(
        (turbo ? "" : KvRows.CODEC) + types(keys, values),
        name(keys),
        name(values),
        true,
        (model, cancellation) ->
            KvLayout.ofCodec(keys, values, Optional.of(model.calibration(cancellation))));
  }

  /** A row of our cache that is only rotated. */
  static KvRow plain(KvType keys, KvType values) {
    return new KvRow(
        KvRows.PLAIN + types(keys, values),
        name(keys),
        name(values),
        false,
        (model, cancellation) -> KvLayout.ofCodec(keys, values, Optional.empty()));
  }

  /** A row of a profile, with the types that its calibration chose. */
  static KvRow profile(KvProfile profile) {
    String label = profile.label();
    return new KvRow(
        label,
        label,
        label,
        profile.needsCalibration(),
        (model, cancellation) -> model.layout(profile, cancellation));
  }

  private static String types(KvType keys, KvType values) {
    return name(keys) + "/" + name(values);
  }

  private static String name(KvType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
