// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The types that the keys and values of each layer are stored in by our own codec.
 *
 * @param keys one for each layer of the model
 * @param values as {@code keys}
 */
public record KvTypes(List<KvType> keys, List<KvType> values) {
  public KvTypes {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
    if (keys.isEmpty() || keys.size() != values.size()) {
      throw new IllegalArgumentException(
          "types of keys for %d layers, of values for %d".formatted(keys.size(), values.size()));
    }
  }

  /** The same in all layers. */
  public static KvTypes uniform(KvType keys, KvType values, int layers) {
    return new KvTypes(Collections.nCopies(layers, keys), Collections.nCopies(layers, values));
  }

  public int layers() {
    return keys.size();
  }

  /** The type at a place. */
  public KvType at(KvSlot slot) {
    return side(slot.side()).get(slot.layer());
  }

  /** The same with another type at one place. */
  public KvTypes with(KvSlot slot, KvType type) {
    List<KvType> changed = new ArrayList<>(side(slot.side()));
    changed.set(slot.layer(), type);
    return slot.side() == KvSlot.Side.KEYS
        ? new KvTypes(changed, values)
        : new KvTypes(keys, changed);
  }

  private List<KvType> side(KvSlot.Side side) {
    return side == KvSlot.Side.KEYS ? keys : values;
  }

  /** The keys' types by layer, as a person writes them. */
  public List<String> keyNames() {
    return names(keys);
  }

  /** The values' types by layer, as a person writes them. */
  public List<String> valueNames() {
    return names(values);
  }

  private static List<String> names(List<KvType> types) {
    return types.stream().map(KvType::label).toList();
  }

  /** In short, e.g. {@code K 20 turbo4 4 q8_0, V turbo3}. */
  @Override
  public String toString() {
    return "K " + summary(keys) + ", V " + summary(values);
  }

  private static String summary(List<KvType> types) {
    Map<String, Long> counts =
        names(types).stream()
            .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
    return counts.size() == 1
        ? counts.keySet().iterator().next()
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(" "));
  }
}
