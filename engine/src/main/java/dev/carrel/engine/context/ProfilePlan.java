// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Optional;

/**
 * What reading would take with one profile, in bytes.
 *
 * @param profile how keys and values are stored
 * @param capacity tokens that the context would hold
 * @param kvBytes keys and values
 * @param kvF16Bytes the same in 16-bit floating point
 * @param computeBytes buffers of one computation
 * @param overheadBytes all else in the process: the program itself, graphs, tables
 * @param peakBytes weights, context, buffers and all else together: the most that would be resident
 * @param bytesPerToken how much one token more adds to the peak, in long contexts
 * @param memories all of it by the memory that it lies in, the machine's first
 * @param diskBytes about what keeping the read context on disk would take
 * @param secondsToRead at this machine's speed; NaN while it was never measured
 * @param fits whether peak is within the budget and the tokens within the trained context
 * @param loss against exact, where the model was measured
 * @param layers keys and values by layer
 */
public record ProfilePlan(
    KvProfile profile,
    int capacity,
    long kvBytes,
    long kvF16Bytes,
    long computeBytes,
    long overheadBytes,
    long peakBytes,
    double bytesPerToken,
    List<MemoryPlan> memories,
    long diskBytes,
    double secondsToRead,
    boolean fits,
    Optional<KvLoss> loss,
    List<KvLayerBytes> layers) {
  private static final double F16_BITS = 16;

  public ProfilePlan {
    layers = List.copyOf(layers);
    memories = List.copyOf(memories);
  }

  ProfilePlan with(boolean newFits) {
    return copy(secondsToRead, newFits);
  }

  /** The same with the time that reading takes. */
  ProfilePlan with(double seconds) {
    return copy(seconds, fits);
  }

  private ProfilePlan copy(double newSeconds, boolean newFits) {
    return new ProfilePlan(
        profile,
        capacity,
        kvBytes,
        kvF16Bytes,
        computeBytes,
        overheadBytes,
        peakBytes,
        bytesPerToken,
        memories,
        diskBytes,
        newSeconds,
        newFits,
        loss,
        layers);
  }

  /** Of keys and values together, from the bytes as allocated. */
  public double bitsPerValue() {
    return kvF16Bytes == 0 ? F16_BITS : F16_BITS * kvBytes / kvF16Bytes;
  }

  /** The most that would be resident with a context of another capacity. */
  public long peakBytesAt(int otherCapacity) {
    return peakBytes
        + Math.round((otherCapacity - capacity) * bytesPerToken)
        + copyBytes(otherCapacity)
        - copyBytes(capacity);
  }

  /** What is read is copied in pieces on its way to the disk. */
  private long copyBytes(int tokens) {
    return ContextKeeper.copyBytes(tokens, (double) kvBytes / capacity);
  }

  /** Of the peak, what would lie in cards' own memories. */
  public long cardBytes() {
    return memories.stream().filter(m -> !m.isRam()).mapToLong(MemoryPlan::bytes).sum();
  }

  /** Of the peak, what would lie in the machine's memory. */
  public long ramBytes() {
    return peakBytes - cardBytes();
  }

  /** Whether a context of some capacity would find room in each memory. */
  boolean fitsAt(int otherCapacity, MemoryBudget budget) {
    return memories.stream().allMatch(m -> bytesAt(m, otherCapacity) <= budget.of(m));
  }

  /** The memories that have no room for a context of some capacity. */
  public List<MemoryPlan> tooSmallAt(int otherCapacity, MemoryBudget budget) {
    return memories.stream().filter(m -> bytesAt(m, otherCapacity) > budget.of(m)).toList();
  }

  private long bytesAt(MemoryPlan memory, int otherCapacity) {
    long copied = memory.isRam() ? copyBytes(otherCapacity) - copyBytes(capacity) : 0;
    return memory.bytes()
        + Math.round((otherCapacity - capacity) * memory.bytesPerToken())
        + copied;
  }
}
