// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The machine's memory, or that of the container that this runs in where it has less.
 *
 * <p>Files that are mapped by this process, such as a model's, count as its own though the system
 * could take their pages back: it would read them again at the next token.
 *
 * @param totalBytes in the machine, or the container's limit
 * @param availableBytes what can still be allocated without swapping: free memory and file caches
 *     that the system would give up, but for this process's own
 * @param ownBytes what this process has resident, its mapped files included; 0 where the system
 *     does not say
 */
public record PhysicalMemory(long totalBytes, long availableBytes, long ownBytes) {

  /** As it stands now. */
  public static PhysicalMemory now() {
    return read(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
  }

  /** From folders as Linux has them; where they are not there, what Java knows. */
  static PhysicalMemory read(Path proc, Path cgroups) {
    ProcFigures machine = ProcFigures.read(proc.resolve("meminfo"));
    OptionalLong available = machine.get("MemAvailable");
    if (available.isEmpty()) {
      return withoutProc();
    }
    ProcFigures own = ProcFigures.read(proc.resolve("self").resolve("status"));
    long free = available.getAsLong();
    long total = machine.get("MemTotal").orElse(free);
    Optional<Cgroups.Room> room = new Cgroups(proc, cgroups).tightest();
    if (room.isPresent()) {
      free = Math.min(free, room.get().availableBytes());
      total = Math.min(total, room.get().limitBytes());
    }
    return new PhysicalMemory(
        total, Math.max(0, free - own.orZero("RssFile")), own.orZero("VmRSS"));
  }

  private static PhysicalMemory withoutProc() {
    com.sun.management.OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long total = system.getTotalMemorySize();
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    // macOS counts reclaimable pages as used, so its free figure would refuse what fits.
    return new PhysicalMemory(total, windows ? system.getFreeMemorySize() : total * 3 / 4, 0);
  }

  /** What others hold: neither to be had nor this process's own. */
  public long othersBytes() {
    return Math.max(0, totalBytes - availableBytes - ownBytes);
  }
}
