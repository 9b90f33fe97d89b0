// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.llama.KvCalibration;
import dev.carrel.llama.KvLayout;
import java.util.List;
import java.util.Optional;

/** The port's words for types of keys and values, in the binding's. */
final class LlamaKvTypes {
  private LlamaKvTypes() {}

  static dev.carrel.llama.KvType of(KvType type) {
    return switch (type) {
      case F16 -> dev.carrel.llama.KvType.F16;
      case Q8_0 -> dev.carrel.llama.KvType.Q8_0;
      case TURBO4 -> dev.carrel.llama.KvType.TURBO4;
      case TURBO3 -> dev.carrel.llama.KvType.TURBO3;
    };
  }

  /** A cache that our codec keeps, with a type for each layer. */
  static KvLayout layout(KvTypes types, Optional<KvCalibration> centres) {
    return new KvLayout(all(types.keys()), all(types.values()), true, centres);
  }

  /** A cache that our codec keeps, with the same type everywhere. */
  static KvLayout uniform(KvType type, Optional<KvCalibration> centres) {
    return KvLayout.ofCodec(of(type), of(type), centres);
  }

  private static List<dev.carrel.llama.KvType> all(List<KvType> types) {
    return types.stream().map(LlamaKvTypes::of).toList();
  }
}
