// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.OptionalLong;

/**
 * A machine's memory at one moment, in bytes; that of the container that this runs in where it has
 * less.
 *
 * @param totalBytes in all
 * @param availableBytes what programs could still take without swapping
 * @param ownBytes what this process has; 0 where the system does not say
 */
public record MachineMemory(long totalBytes, long availableBytes, long ownBytes) {
  /** Of what is available, the share that Carrel takes unless told otherwise: others need air. */
  private static final double SHARE = 0.9;

  /** What neither this process has nor anyone could still take. */
  public long othersBytes() {
    return Math.max(0, totalBytes - availableBytes - ownBytes);
  }

  /** What this process could have in all: what it has, and what could still be had. */
  public long reachableBytes() {
    return ownBytes + availableBytes;
  }

  /**
   * What this process may take in all: what the person allows, if that can be had, or else what it
   * has and most of what is available.
   */
  public long budgetBytes(OptionalLong asked) {
    return asked.isPresent()
        ? Math.min(asked.getAsLong(), reachableBytes())
        : ownBytes + (long) (availableBytes * SHARE);
  }
}
