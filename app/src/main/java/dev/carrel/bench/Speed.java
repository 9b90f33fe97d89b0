// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.OptionalDouble;

/**
 * How fast a way of keeping the cache is, and what it takes; each also as a ratio to llama.cpp's
 * own f16 of the same run.
 *
 * @param bitsPerValue of keys and values together, as allocated
 * @param prefillTokensPerSecond reading {@link SpeedBench#PREFILL_TOKENS} tokens at once behind
 *     those that are there, the median of all rounds
 * @param prefillRatio above 1: faster than f16
 * @param decodeTokensPerSecond reading tokens one by one behind those that are there, likewise
 * @param decodeRatio above 1: faster than f16
 * @param sideBySideRatio the time of a token in each of {@link SpeedBench.Options#sequences}
 *     sequences that share what is there, in one batch, next to the time of one token
 * @param recordingRatio the time of a token while the attention of {@link
 *     SpeedBench#RECORDED_HEADS} heads is recorded, next to the time of one token; of our own cache
 *     and llama.cpp's f16
 * @param storeShare part of the time of reading that went into storing keys and values (centring,
 *     rotating, rounding); only our own cache tells
 * @param kvBytes the whole cache, as allocated
 * @param kvRatio below 1: smaller than f16
 */
public record Speed(
    double bitsPerValue,
    double prefillTokensPerSecond,
    double prefillRatio,
    double decodeTokensPerSecond,
    double decodeRatio,
    double sideBySideRatio,
    OptionalDouble recordingRatio,
    OptionalDouble storeShare,
    long kvBytes,
    double kvRatio) {

  /** The figures of a row beside those of f16. */
  static Speed of(DeepCache row, DeepCache f16) {
    double prefill = row.prefillTokensPerSecond();
    double decode = row.decodeTokensPerSecond();
    long kvBytes = row.memory().kvBytes();
    return new Speed(
        Allocated.bitsPerValue(row.memory()),
        prefill,
        prefill / f16.prefillTokensPerSecond(),
        decode,
        decode / f16.decodeTokensPerSecond(),
        row.sideBySideRatio(),
        row.recordingRatio(),
        row.storeShare() > 0 ? OptionalDouble.of(row.storeShare()) : OptionalDouble.empty(),
        kvBytes,
        (double) kvBytes / f16.memory().kvBytes());
  }
}
