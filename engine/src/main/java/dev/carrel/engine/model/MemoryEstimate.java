// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;

/**
 * What a context would take beside the weights, in bytes.
 *
 * @param kvBytes keys and values, and the states of layers that keep such instead
 * @param kvF16Bytes the same in 16-bit floating point
 * @param computeBytes buffers of one computation, outputs included
 * @param overheadBytes all else in the process: the program itself, the model's words, graphs
 * @param deviceBytes of weights, keys, values and buffers together, what lies in a GPU's own memory
 * @param layers those that have keys and values, by number
 */
public record MemoryEstimate(
    long kvBytes,
    long kvF16Bytes,
    long computeBytes,
    long overheadBytes,
    long deviceBytes,
    List<KvLayerBytes> layers) {
  public MemoryEstimate {
    layers = List.copyOf(layers);
  }

  /** All of it with the weights: the most that would be resident, here and on GPUs. */
  public long peakBytes(long weightsBytes) {
    return weightsBytes + kvBytes + computeBytes + overheadBytes;
  }
}
