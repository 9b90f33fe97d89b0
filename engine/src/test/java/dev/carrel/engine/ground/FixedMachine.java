// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.List;

/**
 * A machine for tests: 16 GB, of which 12 are free, two cores, no GPU unless one is made up, always
 * the same.
 */
public final class FixedMachine implements Machine {
  private static final long GB = 1_000_000_000;

  private final List<ComputeDevice> devices;
  private final List<String> switchedOff;

  /** Without a graphics device. */
  public FixedMachine() {
    this(List.of());
  }

  /** With made-up devices. */
  public FixedMachine(List<ComputeDevice> devices) {
    this(devices, List.of());
  }

  /** With made-up devices, and lines of what is switched off. */
  public FixedMachine(List<ComputeDevice> devices, List<String> switchedOff) {
    this.devices = List.copyOf(devices);
    this.switchedOff = List.copyOf(switchedOff);
  }

  @Override
  public MachineMemory memory() {
    return new MachineMemory(16 * GB, 12 * GB, GB);
  }

  @Override
  public List<ComputeDevice> devices() {
    return devices;
  }

  @Override
  public List<String> switchedOff() {
    return switchedOff;
  }

  @Override
  public String processor() {
    return "a processor of a test";
  }

  @Override
  public int processors() {
    return 2;
  }

  @Override
  public int computeThreads() {
    return 2;
  }
}
