// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/**
 * Where our codec keeps the cache of layers that a device computes, and how few tokens attend to it
 * there. Of a library that was built without shaders, of devices that take none, and of layers of
 * the processor's it is always the machine's memory.
 */
public enum DeviceContext {
  /** In the machine's memory, where the processor attends to it. */
  HOST,
  /** In the device's memory; the codes are made rows of 16 bits for each step. */
  ROWS,
  /** There too; up to eight tokens attend to the codes as they lie, more to rows. */
  CODES
}
