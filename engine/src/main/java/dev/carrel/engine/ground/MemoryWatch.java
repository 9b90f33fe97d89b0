// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says when others have taken so much memory that work under way should wait. Asked between steps:
 * a look takes less than a millisecond.
 *
 * <p>Once there is pressure it lasts until there is clearly more room than was needed, so that work
 * does not start and stop at each look. Not thread-safe.
 */
public final class MemoryWatch {
  /** What always stays free: the smaller one of these. Below, the system stalls before it kills. */
  private static final double FLOOR_SHARE = 0.03;

  private static final long FLOOR_BYTES = 512_000_000;

  /** How many floors there must be again before work goes on. */
  private static final double RELEASE = 2;

  private final Supplier<MachineMemory> memory;
  private boolean pressed;

  /** Watches a machine, and the container that this runs in. */
  public MemoryWatch(Supplier<MachineMemory> memory) {
    this.memory = memory;
  }

  /**
   * Why to wait.
   *
   * @param availableBytes what can still be had
   * @param neededBytes what would have to be there: what the work still takes, and some air
   * @param othersBytes what others hold
   */
  public record Pressure(long availableBytes, long neededBytes, long othersBytes) {}

  /**
   * Looks.
   *
   * @param stillNeededBytes what the work under way will still allocate or touch for the first time
   * @return empty if it may go on
   */
  public Optional<Pressure> check(long stillNeededBytes) {
    MachineMemory now = memory.get();
    long floor = (long) Math.min(FLOOR_BYTES, now.totalBytes() * FLOOR_SHARE);
    long needed = stillNeededBytes + (long) (floor * (pressed ? RELEASE : 1));
    pressed = now.availableBytes() < needed;
    return pressed
        ? Optional.of(new Pressure(now.availableBytes(), needed, now.othersBytes()))
        : Optional.empty();
  }
}
