// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.llama.NativeHeap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this process has in memory. */
public final class ProcessMemory {
  private static final long KIB = 1024;

  private ProcessMemory() {}

  /**
   * Resident bytes, shared libraries and mapped files included. Counted page by page where the
   * system does that, since its running figure lags behind; some milliseconds for each gigabyte.
   */
  public static long residentBytes() {
    OptionalLong counted = figure(Path.of("/proc/self/smaps_rollup"), "Rss:");
    return counted.orElseGet(
        () -> figure(Path.of("/proc/self/status"), "VmRSS:").orElseGet(ProcessMemory::ofJava));
  }

  /** Where the system does not tell, what Java knows of itself. */
  private static long ofJava() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted()
        + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
  }

  /**
   * What will be resident before long if no more is asked for: what is, without what was freed
   * already, and the rest of the young generation, which any program fills in turn.
   */
  static long settledBytes() {
    NativeHeap.giveBack();
    return residentBytes() + untouchedEdenBytes();
  }

  private static long untouchedEdenBytes() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Eden Space")) { // the serial collector fills it from one end
        MemoryUsage now = pool.getUsage();
        return Math.max(0, now.getCommitted() - pool.getPeakUsage().getUsed());
      }
    }
    return 0;
  }

  /** The most that was ever resident, or since {@link #forgetPeak}; empty if not known. */
  public static OptionalLong peakBytes() {
    return figure(Path.of("/proc/self/status"), "VmHWM:");
  }

  /** Lets {@link #peakBytes} begin anew, where the system can do that. */
  public static void forgetPeak() {
    try {
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    } catch (IOException e) {
      // Then the peak is that of the process's whole life.
    }
  }

  private static OptionalLong figure(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
