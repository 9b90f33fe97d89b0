// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What the keys and values of one layer take. A layer that keeps a state instead, or shares those
 * of another, is not told.
 *
 * @param layer from 0
 * @param keyType how its keys are stored, e.g. {@code turbo4}
 * @param valueType as {@code keyType}
 * @param kBytes keys
 * @param vBytes values
 * @param device that computes the layer, {@link MemoryPart#HOST} for the processor
 * @param kvDevice whose keys and values they are: of the processor also where a card computes the
 *     layer, as long as that cannot work with their type
 */
public record KvLayerBytes(
    int layer,
    String keyType,
    String valueType,
    long kBytes,
    long vBytes,
    String device,
    String kvDevice) {
  /** Of the processor. */
  public KvLayerBytes(int layer, String keyType, String valueType, long kBytes, long vBytes) {
    this(layer, keyType, valueType, kBytes, vBytes, MemoryPart.HOST, MemoryPart.HOST);
  }
}
