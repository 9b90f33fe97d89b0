// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was found when a device kept a context in its memory.
 *
 * @param computed what it computed; empty where it keeps none: its backend takes no shaders of ours
 * @param fault why it is to keep none; empty: it keeps them rightly, or does not offer it
 * @param times of one token's attention in a layer, by depth; empty where none were measured
 */
public record ContextTrial(List<Computed> computed, Optional<String> fault, List<Times> times) {
  public ContextTrial {
    computed = List.copyOf(computed);
    times = List.copyOf(times);
  }

  /**
   * At one depth.
   *
   * @param tokens that it attends to
   * @param rowsSeconds over rows of 16 bits, made for it
   * @param codesSeconds on the codes as they lie
   * @param processorSeconds by the processor, on the same codes in the machine's memory
   */
  public record Times(
      int tokens, double rowsSeconds, double codesSeconds, double processorSeconds) {
    /** Whether that can have been measured. */
    public boolean isTime() {
      return tokens > 0 && rowsSeconds > 0 && codesSeconds > 0 && processorSeconds > 0;
    }
  }

  /** Whether it keeps contexts at all, and rightly. */
  public boolean keeps() {
    return fault.isEmpty() && !computed.isEmpty();
  }

  /**
   * The quicker way over all depths, of which the deepest weighs most; rows where nothing was
   * measured.
   */
  public ContextPlace quicker() {
    return sum(Times::codesSeconds) < sum(Times::rowsSeconds)
        ? ContextPlace.DEVICE_CODES
        : ContextPlace.DEVICE_ROWS;
  }

  /** Whether the quicker way was measured to be quicker than the processor over all depths. */
  public boolean beatsProcessor() {
    return Math.min(sum(Times::rowsSeconds), sum(Times::codesSeconds))
        < sum(Times::processorSeconds);
  }

  private double sum(ToDoubleFunction<Times> seconds) {
    return times.stream().mapToDouble(seconds).sum();
  }
}
