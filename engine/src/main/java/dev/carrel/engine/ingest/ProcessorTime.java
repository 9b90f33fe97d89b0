// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a process has had of the processors, in nanoseconds, all its threads together. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Of this process; the wall's time where the system does not say. */
  static long ofThisProcess() {
    long nanos =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getProcessCpuTime()
            : -1;
    return nanos < 0 ? System.nanoTime() : nanos;
  }

  /** Of another; the wall's time where the system does not say, or the process has ended. */
  public static long of(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElseGet(System::nanoTime);
  }
}
