package dev.carrel.engine.context;

import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.util.Optional;

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
 * @param loss against exact, where the model was measured
 */
public record ProfilePlan(
    KvProfile profile,
    long kvBytes,
    long kvF16Bytes,
    long computeBytes,
    long peakBytes,
    double secondsToRead,
    boolean fits,
    Optional<KvLoss> loss) {
  private static final double F16_BITS = 16;

  /** The same with the time that reading takes. */
  ProfilePlan withSecondsToRead(double seconds) {
    return new ProfilePlan(
        profile, kvBytes, kvF16Bytes, computeBytes, peakBytes, seconds, fits, loss);
  }

  /** Of keys and values together, from the bytes as allocated. */
  public double bitsPerValue() {
    return kvF16Bytes == 0 ? F16_BITS : F16_BITS * kvBytes / kvF16Bytes;
  }
}
