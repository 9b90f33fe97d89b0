// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import java.util.Map;

/** Where a person wants contexts of a device's layers to be kept. */
public enum ContextWish {
  /** Where the device was measured to be quicker than the processor; holds unasked. */
  MEASURED,
  /** In the machine's memory, whatever was measured. */
  RAM,
  /** In the device's, in the quicker of its ways, however quick the processor is. */
  DEVICE,
  /** There, always on rows. */
  DEVICE_ROWS,
  /** There, few tokens always on the codes. */
  DEVICE_CODES;

  private static final String NAME = "CARREL_CONTEXT";

  /** By the environment; what it does not know is the usual. */
  public static ContextWish of(Map<String, String> environment) {
    return switch (environment.getOrDefault(NAME, "")) {
      case "ram" -> RAM;
      case "device" -> DEVICE;
      case "device-rows" -> DEVICE_ROWS;
      case "device-codes" -> DEVICE_CODES;
      default -> MEASURED;
    };
  }
}
