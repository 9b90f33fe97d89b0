package dev.carrel.engine.context;

import dev.carrel.engine.model.KvProfile;

/**
 * What reading would take with one profile, in bytes.
 *
 * @param profile how keys and values are stored
 * @param kvBytes keys and values
 * @param kvF16Bytes the same in 16-bit floating point
 * @param computeBytes buffers of one computation
 * @param peakBytes weights, context and buffers together
 * @param secondsToRead at this machine's speed; NaN while it was never measured
 * @param fits whether peak is within the budget and the tokens within the trained context
 */
public record ProfilePlan(
    KvProfile profile,
    long kvBytes,
    long kvF16Bytes,
    long computeBytes,
    long peakBytes,
    double secondsToRead,
    boolean fits) {

  /** The same with the time that reading takes. */
  ProfilePlan withSecondsToRead(double seconds) {
    return new ProfilePlan(profile, kvBytes, kvF16Bytes, computeBytes, peakBytes, seconds, fits);
  }
}
