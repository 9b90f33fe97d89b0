// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.model.MemoryPart;

/**
 * What reading would take of one memory, in bytes.
 *
 * @param memory {@link MemoryPart#RAM}, or a card by its name
 * @param weightsBytes the model, as far as it lies there
 * @param computeBytes buffers of one computation
 * @param rowsBytes of these, what a device that keeps contexts makes rows of 16 bits in
 * @param kvBytes keys and values
 * @param kvF16Bytes the same in 16-bit floating point
 * @param otherBytes all else that the process has there: the program itself, graphs, tables
 * @param sharedBytes of all of it, what an integrated device works with; 0 of a card
 * @param bytesPerToken how much one token more adds, in long contexts
 */
public record MemoryPlan(
    String memory,
    long weightsBytes,
    long computeBytes,
    long rowsBytes,
    long kvBytes,
    long kvF16Bytes,
    long otherBytes,
    long sharedBytes,
    double bytesPerToken) {

  static MemoryPlan of(MemoryPart part, String memory, long otherBytes, long sharedBytes) {
    return new MemoryPlan(
        memory,
        part.weightsBytes(),
        part.computeBytes(),
        part.rowsBytes(),
        part.kvBytes(),
        part.kvF16Bytes(),
        otherBytes,
        sharedBytes,
        0);
  }

  MemoryPlan withBytesPerToken(double bytes) {
    return new MemoryPlan(
        memory,
        weightsBytes,
        computeBytes,
        rowsBytes,
        kvBytes,
        kvF16Bytes,
        otherBytes,
        sharedBytes,
        bytes);
  }

  /** Whether it is the machine's memory. */
  public boolean isRam() {
    return memory.equals(MemoryPart.RAM);
  }

  /** All of it. */
  public long bytes() {
    return weightsBytes + computeBytes + kvBytes + otherBytes;
  }
}
