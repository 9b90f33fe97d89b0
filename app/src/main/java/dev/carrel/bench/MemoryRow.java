// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.model.KvProfile;

/**
 * What was foretold of a context and what a process took that made it, filled it and read at its
 * end.
 *
 * @param tokens that it was made for
 * @param weightsBytes the model
 * @param kvBytes keys and values
 * @param computeBytes buffers of one computation
 * @param overheadBytes all else
 * @param predictedBytes these together, foretold by a process that had loaded no weights
 * @param measuredBytes the most that another one had resident, and what lay in devices' own memory
 */
public record MemoryRow(
    KvProfile profile,
    int tokens,
    long weightsBytes,
    long kvBytes,
    long computeBytes,
    long overheadBytes,
    long predictedBytes,
    long measuredBytes) {
  /** By how much of what was measured the prediction is too high; negative: too low. */
  public double error() {
    return (double) (predictedBytes - measuredBytes) / measuredBytes;
  }
}
