// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

/**
 * A graphics device that a model can compute on beside the processor, as it stands now.
 *
 * @param name by which it is chosen, e.g. {@code Vulkan0}
 * @param description the device's own name
 * @param kind what it is, by which is said whose memory it has
 * @param freeBytes memory that is free, from 0 to all of it: drivers that say more, or less than
 *     none, are not believed
 * @param totalBytes memory in all; 0 where the backend does not say
 */
public record ComputeDevice(
    String name, String description, Kind kind, long freeBytes, long totalBytes) {

  private static final double MARGIN = 0.06;
  private static final long LEAST_MARGIN = 400_000_000;

  /** Whose memory it has. */
  public enum Kind {
    /** A card with memory of its own. */
    DISCRETE,
    /** Has a part of the machine's memory. */
    INTEGRATED,
    /** The processor in another shape, slower than itself; has the machine's memory. */
    SOFTWARE
  }

  public ComputeDevice {
    totalBytes = Math.max(0, totalBytes);
    freeBytes = Math.clamp(freeBytes, 0, totalBytes);
  }

  /**
   * What may be taken of its memory: what is free, less a margin, since its driver takes some for
   * what it is asked to compute and tells nobody.
   *
   * @param heldBytes what this process has there already: it may go on having that
   */
  public long budgetBytes(long heldBytes) {
    long margin = Math.max(LEAST_MARGIN, Math.round(totalBytes * MARGIN));
    return Math.max(0, Math.min(totalBytes, freeBytes + heldBytes) - margin);
  }

  /** Whether what lies there takes nothing of the machine's memory. */
  public boolean hasOwnMemory() {
    return kind == Kind.DISCRETE;
  }
}
