// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Devices;

/**
 * How a model is placed when it is loaded.
 *
 * @param device what it is to be computed on
 * @param profile that documents will be read with, most likely: its context must find room beside
 *     the weights
 * @param devices that there are
 */
public record LoadOptions(DeviceWish device, KvProfile profile, Devices devices) {
  /** On the processor. */
  public static final LoadOptions CPU =
      new LoadOptions(DeviceWish.CPU, KvProfile.BALANCED, Devices.NONE);

  /** The same on the processor. */
  public LoadOptions withoutDevices() {
    return new LoadOptions(DeviceWish.CPU, profile, devices);
  }
}
