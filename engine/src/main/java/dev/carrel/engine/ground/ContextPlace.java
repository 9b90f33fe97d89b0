// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

/**
 * Where contexts are kept of the layers that devices compute, and how a few tokens attend to them.
 */
public enum ContextPlace {
  /** In the machine's memory; the processor attends. */
  RAM,
  /** In the device's own; it makes rows of 16 bits for each step. */
  DEVICE_ROWS,
  /** There too; up to eight tokens attend to the codes as they lie. */
  DEVICE_CODES
}
