// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.ground.ComputeDevice;

/**
 * A device, and by what it is driven.
 *
 * @param device as it stands now
 * @param driver its name and version in one text; empty where the backend does not say
 */
public record ListedDevice(ComputeDevice device, String driver) {}
