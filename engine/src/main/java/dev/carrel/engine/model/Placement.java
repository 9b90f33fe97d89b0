// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;

/**
 * Which device computes which of a model's layers. The processor has the first ones, the devices
 * those behind them in their order; the output counts as one more layer, behind the last.
 *
 * @param parts the devices and how many layers each has; none: the processor computes all
 * @param hostExperts of how many layers, from the first on, a mixture's experts stay with the
 *     processor although a device computes the rest of the layer
 */
public record Placement(List<Part> parts, int hostExperts) {
  /** The processor computes everything. */
  public static final Placement CPU = new Placement(List.of(), 0);

  /**
   * What one device has.
   *
   * @param device its name
   * @param layers at least 1, the output counted
   */
  public record Part(String device, int layers) {
    public Part {
      if (layers < 1) {
        throw new IllegalArgumentException(layers + " layers on " + device);
      }
    }
  }

  public Placement {
    parts = List.copyOf(parts);
    if (hostExperts < 0) {
      throw new IllegalArgumentException("experts of " + hostExperts + " layers");
    }
  }

  /** Layers on devices, the output counted. */
  public int layers() {
    return parts.stream().mapToInt(Part::layers).sum();
  }

  /**
   * The device that computes a layer.
   *
   * @param layer from 0; the output is {@code layerCount}
   * @param layerCount of the model, the output not counted
   */
  public String deviceOf(int layer, int layerCount) {
    int first = Math.max(0, layerCount + 1 - layers());
    if (layer < first) {
      return MemoryPart.HOST;
    }
    for (Part part : parts) {
      first += part.layers();
      if (layer < first) {
        return part.device();
      }
    }
    return MemoryPart.HOST;
  }
}
