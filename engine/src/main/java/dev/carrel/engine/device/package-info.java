// SPDX-License-Identifier: Apache-2.0
/**
 * Drivers of graphics devices are tried in a process of their own before they are asked in this
 * one.
 *
 * <p>Start at {@link dev.carrel.engine.device.TriedDevices}. It asks a {@link
 * dev.carrel.engine.device.DriverTrial}, which starts the process, and keeps what was found in
 * {@link dev.carrel.engine.device.TriedDrivers}. What ggml says of devices comes by the port {@link
 * dev.carrel.engine.device.DriverLibrary}.
 *
 * <p>What always holds: no driver is loaded here that did not load there first, and no device
 * computes whose driver, in this version, has not computed right there.
 */
@NullMarked
package dev.carrel.engine.device;

import org.jspecify.annotations.NullMarked;
