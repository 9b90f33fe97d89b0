package dev.carrel.engine.model;

/**
 * What a context would take beside the weights, in bytes.
 *
 * @param kvBytes keys and values
 * @param kvF16Bytes the same in 16-bit floating point
 * @param computeBytes buffers of one computation
 */
public record MemoryEstimate(long kvBytes, long kvF16Bytes, long computeBytes) {}
