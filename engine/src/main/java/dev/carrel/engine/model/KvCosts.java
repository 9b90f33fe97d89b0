// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;
import java.util.Map;

/**
 * What the keys and values of each layer take, as allocated for some number of tokens.
 *
 * @param places those that a type can be chosen for; layers without keys and values are not there
 */
public record KvCosts(List<Place> places) {
  /**
   * One place.
   *
   * @param values numbers stored
   * @param bytes what they take, by type
   */
  public record Place(KvSlot slot, long values, Map<KvType, Long> bytes) {
    public Place {
      bytes = Map.copyOf(bytes);
    }

    /** Bytes with a type, which must be one of those measured. */
    public long bytes(KvType type) {
      Long known = bytes.get(type);
      if (known == null) {
        throw new IllegalArgumentException("what " + type + " takes is not known");
      }
      return known;
    }
  }

  public KvCosts {
    places = List.copyOf(places);
  }

  /** Bits a value, over all places. */
  public double bitsPerValue(KvTypes types) {
    long bytes = 0;
    long values = 0;
    for (Place place : places) {
      bytes += place.bytes(types.at(place.slot()));
      values += place.values();
    }
    return values == 0 ? 0 : Byte.SIZE * (double) bytes / values;
  }
}
