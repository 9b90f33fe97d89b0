// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found when a device's driver was tried.
 *
 * @param device that was tried
 * @param driver its name and version; empty where the backend does not say
 * @param computed what it computed; empty where it did not come so far
 * @param fault why it is not to be used; empty: it computes right
 * @param context what was found of contexts in its memory; empty where that was not tried
 * @param seconds that this took, with the start of a process
 */
public record DeviceTrial(
    ComputeDevice device,
    String driver,
    List<Computed> computed,
    Optional<String> fault,
    Optional<ContextTrial> context,
    double seconds) {

  public DeviceTrial {
    computed = List.copyOf(computed);
  }

  /** The same, with what was found of contexts. */
  public DeviceTrial with(ContextTrial found) {
    return new DeviceTrial(device, driver, computed, fault, Optional.of(found), seconds);
  }

  /**
   * One thing that it computed, compared with the processor's.
   *
   * @param what in a word or two
   * @param error as a normalised mean squared error; empty: the device does not offer this, and the
   *     processor will compute it
   * @param limit the largest error that is right
   */
  public record Computed(String what, OptionalDouble error, double limit) {
    /** Whether this is no reason against the device. */
    public boolean right() {
      return error.isEmpty() || error.getAsDouble() <= limit;
    }
  }
}
