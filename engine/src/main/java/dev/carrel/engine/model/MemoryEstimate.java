// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;

/**
 * What a model would take with a context, in bytes.
 *
 * @param use weights, buffers, keys and values (and the states of layers that keep such instead),
 *     by device
 * @param overheadBytes all else in the process: the program itself, the model's words, graphs
 * @param layers those that have keys and values, by number
 */
public record MemoryEstimate(ModelMemory use, long overheadBytes, List<KvLayerBytes> layers) {
  public MemoryEstimate {
    layers = List.copyOf(layers);
  }

  /** Keys and values. */
  public long kvBytes() {
    return use.kvBytes();
  }

  /** The same in 16-bit floating point. */
  public long kvF16Bytes() {
    return use.kvF16Bytes();
  }

  /** Buffers of one computation, outputs included. */
  public long computeBytes() {
    return use.computeBytes();
  }

  /** Of weights, keys, values and buffers together, what lies in cards' own memories. */
  public long cardBytes() {
    return use.cardBytes();
  }

  /** All of it: the most that would be resident, here and on cards. */
  public long peakBytes() {
    return use.totalBytes() + overheadBytes;
  }
}
