// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

/**
 * What there is to compute with. The real one is {@code llama.NativeMachine}; a test brings one
 * whose figures do not change. Thread-safe; each call looks anew.
 */
public interface Machine extends Devices {
  /** Memory now; takes less than a millisecond. */
  MachineMemory memory();

  /** The processor as it calls itself. */
  String processor();

  /** Threads that could run at once. */
  int processors();

  /** Threads to compute with: one per core, since siblings of a core share what attention needs. */
  int computeThreads();

  /** What computes here, in a line: speeds measured on another machine say nothing. */
  default String name() {
    return processor() + ", " + processors() + " processors";
  }
}
