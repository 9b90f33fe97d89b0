// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.KvType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows that people ask for, and those they get when they do not ask. */
public final class KvRows {
  static final String LLAMA = "llama:";
  static final String CODEC = "codec:";
  static final String PLAIN = "plain:";

  private KvRows() {}

  /** For {@link QualityBench}. */
  public static List<KvRow> forQuality() {
    return List.of(
        KvRow.centred(KvType.F16, KvType.F16),
        KvRow.llama(KvType.Q8_0, KvType.Q8_0),
        KvRow.llama(KvType.Q4_0, KvType.Q4_0),
        KvRow.centred(KvType.Q8_0, KvType.TURBO4),
        KvRow.centred(KvType.TURBO4, KvType.TURBO4),
        KvRow.centred(KvType.TURBO4, KvType.TURBO3),
        KvRow.centred(KvType.TURBO3, KvType.TURBO3),
        KvRow.plain(KvType.TURBO3, KvType.TURBO3));
  }

  /** For {@link SpeedBench}. */
  public static List<KvRow> forSpeed() {
    return List.of(
        KvRow.F16,
        KvRow.llama(KvType.Q8_0, KvType.Q8_0),
        KvRow.llama(KvType.Q4_0, KvType.Q4_0),
        KvRow.centred(KvType.Q8_0, KvType.TURBO4),
        KvRow.centred(KvType.TURBO4, KvType.TURBO4),
        KvRow.centred(KvType.TURBO4, KvType.TURBO3),
        KvRow.centred(KvType.TURBO3, KvType.TURBO3));
  }

  /** For {@link DeepBench}: the types of compact and of balanced, the same in all layers. */
  public static List<KvRow> forDepth() {
    return List.of(
        KvRow.centred(KvType.TURBO3, KvType.TURBO3), KvRow.centred(KvType.TURBO4, KvType.TURBO3));
  }

  /**
   * Reads a list such as {@code q8_0/q8_0,turbo4/turbo3,plain:turbo3/turbo3}. A row is the type of
   * the keys, a slash and that of the values. Turbo types are kept by our codec and centred; all
   * others by llama.cpp. {@code llama:}, {@code codec:} (centred) and {@code plain:} (not centred)
   * before a row choose otherwise. A profile's name stands for the types that were measured for it.
   * What is there twice counts once.
   *
   * @throws IllegalArgumentException with a message for the person
   */
  public static List<KvRow> parse(String list) {
    Map<String, KvRow> rows = new LinkedHashMap<>();
    for (String item : list.split(",", -1)) {
      KvRow row = row(item.strip().toLowerCase(Locale.ROOT));
      rows.putIfAbsent(row.name(), row);
    }
    return List.copyOf(rows.values());
  }

  private static KvRow row(String item) {
    Optional<KvProfile> profile = KvProfile.named(item);
    if (profile.isPresent()) {
      return KvRow.profile(profile.get());
    }
    if (item.startsWith(LLAMA)) {
      return llama(item, Types.of(item, LLAMA));
    }
    if (item.startsWith(CODEC)) {
      Types types = ours(item, Types.of(item, CODEC));
      return KvRow.centred(types.keys, types.values);
    }
    if (item.startsWith(PLAIN)) {
      Types types = ours(item, Types.of(item, PLAIN));
      return KvRow.plain(types.keys, types.values);
    }
    Types types = Types.of(item, "");
    return types.anyTurbo()
        ? KvRow.centred(ours(item, types).keys, types.values)
        : llama(item, types);
  }

  private static KvRow llama(String item, Types types) {
    if (types.anyTurbo()) {
      throw new IllegalArgumentException(
          "'%s': llama.cpp's own cache has no turbo types".formatted(item));
    }
    return KvRow.llama(types.keys, types.values);
  }

  private static Types ours(String item, Types types) {
    if (!isOurs(types.keys) || !isOurs(types.values)) {
      throw new IllegalArgumentException(
          "'%s': the codec keeps f16, q8_0, turbo4 and turbo3 only".formatted(item));
    }
    return types;
  }

  private static boolean isOurs(KvType type) {
    return type.isTurbo() || type == KvType.F16 || type == KvType.Q8_0;
  }

  private record Types(KvType keys, KvType values) {
    static Types of(String item, String prefix) {
      String[] parts = item.substring(prefix.length()).split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "'%s' is neither KEYS/VALUES, for example q8_0/turbo4, nor a profile (%s)"
                .formatted(item, String.join(", ", KvProfile.labels())));
      }
      return new Types(type(item, parts[0]), type(item, parts[1]));
    }

    boolean anyTurbo() {
      return keys.isTurbo() || values.isTurbo();
    }

    private static KvType type(String item, String name) {
      return Arrays.stream(KvType.values())
          .filter(type -> type.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'%s': there is no type '%s', only %s".formatted(item, name, all())));
    }

    private static String all() {
      return Arrays.stream(KvType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
  }
}
