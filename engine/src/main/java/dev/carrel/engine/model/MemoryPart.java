// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What a model and its context take of what one device works with, in bytes.
 *
 * @param device that works with it, {@link #HOST} for the processor
 * @param own whether it lies in a memory of the device's own; else it is a part of the machine's
 * @param weightsBytes the model's tensors
 * @param computeBytes buffers of one computation
 * @param rowsBytes of these, what a device that keeps contexts makes rows of 16 bits in
 * @param kvBytes keys and values
 * @param kvF16Bytes what these keys and values would take in 16-bit floating point
 */
public record MemoryPart(
    String device,
    boolean own,
    long weightsBytes,
    long computeBytes,
    long rowsBytes,
    long kvBytes,
    long kvF16Bytes) {
  /** The processor's name. */
  public static final String HOST = "CPU";

  /** What the machine's memory is called. */
  public static final String RAM = "RAM";

  /** Where no rows are made. */
  public MemoryPart(
      String device,
      boolean own,
      long weightsBytes,
      long computeBytes,
      long kvBytes,
      long kvF16Bytes) {
    this(device, own, weightsBytes, computeBytes, 0, kvBytes, kvF16Bytes);
  }

  /** Of the processor. */
  public static MemoryPart host(
      long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes) {
    return new MemoryPart(HOST, false, weightsBytes, computeBytes, kvBytes, kvF16Bytes);
  }

  /** The memory that it lies in: {@link #RAM}, or the device's own, which is called as this is. */
  public String memory() {
    return own ? device : RAM;
  }

  /** All of it. */
  public long bytes() {
    return weightsBytes + computeBytes + kvBytes;
  }

  /** Both together, of this one's device. */
  public MemoryPart plus(MemoryPart other) {
    return new MemoryPart(
        device,
        own,
        weightsBytes + other.weightsBytes,
        computeBytes + other.computeBytes,
        rowsBytes + other.rowsBytes,
        kvBytes + other.kvBytes,
        kvF16Bytes + other.kvF16Bytes);
  }

  /** The weights alone. */
  public MemoryPart weights() {
    return new MemoryPart(device, own, weightsBytes, 0, 0, 0);
  }

  /** All but the weights. */
  public MemoryPart withoutWeights() {
    return new MemoryPart(device, own, 0, computeBytes, rowsBytes, kvBytes, kvF16Bytes);
  }
}
