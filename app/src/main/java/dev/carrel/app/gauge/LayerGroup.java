// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.model.KvLayerBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers that follow one another and are stored alike.
 *
 * @param first from 1
 * @param last from 1
 * @param keyType how their keys are stored
 * @param valueType how their values are stored
 * @param bytes of all of them together
 */
record LayerGroup(int first, int last, String keyType, String valueType, long bytes) {
  static List<LayerGroup> of(List<KvLayerBytes> layers) {
    List<LayerGroup> groups = new ArrayList<>();
    for (KvLayerBytes layer : layers) {
      LayerGroup alone =
          new LayerGroup(
              layer.layer() + 1,
              layer.layer() + 1,
              layer.keyType(),
              layer.valueType(),
              layer.kBytes() + layer.vBytes());
      if (!groups.isEmpty() && groups.getLast().continues(alone)) {
        groups.addLast(groups.removeLast().with(alone));
      } else {
        groups.add(alone);
      }
    }
    return groups;
  }

  /** Layers between two groups keep something else, as in a hybrid model. */
  private boolean continues(LayerGroup next) {
    return next.first == last + 1
        && keyType.equals(next.keyType)
        && valueType.equals(next.valueType);
  }

  private LayerGroup with(LayerGroup next) {
    return new LayerGroup(first, next.last, keyType, valueType, bytes + next.bytes);
  }
}
