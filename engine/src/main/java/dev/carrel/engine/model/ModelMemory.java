// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What a model and its context take, in bytes, from the buffers as allocated.
 *
 * @param weightsBytes the model's tensors, mapped files included
 * @param computeBytes buffers of one computation, outputs included
 * @param kvBytes keys and values
 * @param kvF16Bytes what keys and values would take in 16-bit floating point
 */
public record ModelMemory(long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes) {
  public long totalBytes() {
    return weightsBytes + computeBytes + kvBytes;
  }
}
