// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.MemoryPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers that follow one another, are stored alike and lie in the same places.
 *
 * @param first from 1
 * @param last from 1
 * @param keyType how their keys are stored
 * @param valueType how their values are stored
 * @param device that computes them
 * @param kvDevice whose their keys and values are
 * @param bytes of all of them together
 */
record LayerGroup(
    int first,
    int last,
    String keyType,
    String valueType,
    String device,
    String kvDevice,
    long bytes) {

  static List<LayerGroup> of(List<KvLayerBytes> layers) {
    List<LayerGroup> groups = new ArrayList<>();
    for (KvLayerBytes layer : layers) {
      LayerGroup alone =
          new LayerGroup(
              layer.layer() + 1,
              layer.layer() + 1,
              layer.keyType(),
              layer.valueType(),
              layer.device(),
              layer.kvDevice(),
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
        && valueType.equals(next.valueType)
        && device.equals(next.device)
        && kvDevice.equals(next.kvDevice);
  }

  /** Whether their keys and values are the processor's, whatever computes them. */
  boolean isContextInRam() {
    return kvDevice.equals(MemoryPart.HOST);
  }

  /** Whether the processor has all of them. */
  boolean isOnHost() {
    return device.equals(MemoryPart.HOST) && isContextInRam();
  }

  private LayerGroup with(LayerGroup next) {
    return new LayerGroup(
        first, next.last, keyType, valueType, device, kvDevice, bytes + next.bytes);
  }
}
