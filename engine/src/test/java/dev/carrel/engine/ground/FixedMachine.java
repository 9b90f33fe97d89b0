// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

/** A machine for tests: 16 GB, of which 12 are free, two cores, no GPU, always the same. */
public final class FixedMachine implements Machine {
  private static final long GB = 1_000_000_000;

  @Override
  public MachineMemory memory() {
    return new MachineMemory(16 * GB, 12 * GB, GB);
  }

  @Override
  public long deviceFreeBytes() {
    return 0;
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
