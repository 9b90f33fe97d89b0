// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.List;
import java.util.Optional;

/**
 * The graphics devices of a machine. Asking may start a process in which a driver is tried first,
 * which takes its time, and the first time of a driver up to minutes. Thread-safe.
 */
@FunctionalInterface
public interface Devices {
  /** None. */
  Devices NONE = List::of;

  /** Those that could compute, as they stand now; none that is switched off. */
  List<ComputeDevice> devices();

  /**
   * Why a device is not to be used, for a person; empty if it computes right. It is tried if that
   * was never done with its driver.
   */
  default Optional<String> faultOf(ComputeDevice device) {
    return Optional.empty();
  }

  /** What is switched off since its driver failed, a line each; asks no driver. */
  default List<String> switchedOff() {
    return List.of();
  }

  /**
   * Where contexts are kept of the layers that these devices compute. Where a device is wanted to
   * keep them, that is tried if it was never done with its driver.
   */
  default ContextPlace contextOn(List<ComputeDevice> devices) {
    return ContextPlace.RAM;
  }

  /**
   * Tries all that are there, whatever was found before; what is found now holds from here on.
   *
   * @param timesSoftware whether it is also measured how long attention takes on a device that
   *     software plays
   */
  default List<DeviceTrial> tryAll(boolean timesSoftware) {
    return List.of();
  }
}
