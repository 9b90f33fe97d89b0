// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import dev.carrel.llama.MemoryUse;
import dev.carrel.llama.MemoryUse.Buffer;
import dev.carrel.llama.MemoryUse.KvLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * llama.cpp's buffers by the memory that they lie in. Only what a card has in a memory of its own
 * takes nothing of the machine's: pinned host memory is asked of the card's driver and is the
 * machine's all the same, and so is what an integrated device has.
 *
 * @param cards names of the devices that have a memory of their own
 * @param placement which device computes which layer
 * @param layerCount of the model
 */
record LlamaMemory(Set<String> cards, Placement placement, int layerCount) {
  /** How ggml ends the names of pinned buffers, e.g. {@code Vulkan_Host}. */
  private static final String PINNED = "_Host";

  LlamaMemory {
    cards = Set.copyOf(cards);
  }

  static LlamaMemory of(List<ComputeDevice> devices, Placement placement, int layerCount) {
    return new LlamaMemory(
        devices.stream()
            .filter(ComputeDevice::hasOwnMemory)
            .map(ComputeDevice::name)
            .collect(Collectors.toSet()),
        placement,
        layerCount);
  }

  /** All buffers; outputs are the processor's. */
  ModelMemory use(MemoryUse use) {
    List<MemoryPart> parts = new ArrayList<>();
    for (Buffer buffer : use.buffers()) {
      parts.add(
          part(
              device(buffer),
              buffer.weightsBytes(),
              buffer.computeBytes(),
              buffer.rowsBytes(),
              buffer.contextBytes(),
              buffer.contextBytes()));
    }
    for (KvLayer layer : use.layers()) {
      long f16 = Short.BYTES * (layer.kElements() + layer.vElements());
      parts.add(part(layer.device(), 0, 0, 0, 0, f16 - layer.kBytes() - layer.vBytes()));
    }
    parts.add(part(MemoryPart.HOST, 0, use.outputBytes(), 0, 0, 0));
    return ModelMemory.of(parts);
  }

  private MemoryPart part(
      String device, long weights, long compute, long rows, long kv, long kvF16) {
    return new MemoryPart(device, cards.contains(device), weights, compute, rows, kv, kvF16);
  }

  private static String device(Buffer buffer) {
    return buffer.type().endsWith(PINNED) ? MemoryPart.HOST : buffer.device();
  }

  /** A layer's keys and values. */
  KvLayerBytes layer(KvLayer layer) {
    return new KvLayerBytes(
        layer.layer(),
        layer.kType().name().toLowerCase(Locale.ROOT),
        layer.vType().name().toLowerCase(Locale.ROOT),
        layer.kBytes(),
        layer.vBytes(),
        placement.deviceOf(layer.layer(), layerCount),
        layer.device());
  }
}
