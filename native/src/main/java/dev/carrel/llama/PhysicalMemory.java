package dev.carrel.llama;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The machine's memory.
 *
 * @param totalBytes in the machine, or the container's limit
 * @param availableBytes what can still be allocated without swapping: free memory and file caches
 *     that the system would give up
 */
public record PhysicalMemory(long totalBytes, long availableBytes) {

  /** As it stands now. */
  public static PhysicalMemory now() {
    long total = bean().getTotalMemorySize();
    OptionalLong linux = meminfo("MemAvailable:");
    if (linux.isPresent()) {
      return new PhysicalMemory(total, Math.min(linux.getAsLong(), cgroupAvailable()));
    }
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    // macOS counts reclaimable pages as used, so its free figure would refuse what fits.
    return new PhysicalMemory(total, windows ? bean().getFreeMemorySize() : total * 3 / 4);
  }

  private static com.sun.management.OperatingSystemMXBean bean() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  }

  private static OptionalLong meminfo(String key) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith(key)) {
          return OptionalLong.of(1024 * Long.parseLong(line.replaceAll("[^0-9]", "")));
        }
      }
    } catch (IOException | NumberFormatException notLinux) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static long cgroupAvailable() {
    Path folder = Path.of("/sys/fs/cgroup");
    try {
      String max = Files.readString(folder.resolve("memory.max")).strip();
      String current = Files.readString(folder.resolve("memory.current")).strip();
      return Math.max(0, Long.parseLong(max) - Long.parseLong(current) + fileCache(folder));
    } catch (IOException | NumberFormatException noLimit) {
      return Long.MAX_VALUE;
    }
  }

  /** Cached files count towards a container's limit but are given up when memory is wanted. */
  private static long fileCache(Path cgroup) throws IOException {
    return Files.readAllLines(cgroup.resolve("memory.stat")).stream()
        .filter(line -> line.startsWith("inactive_file "))
        .mapToLong(line -> Long.parseLong(line.substring("inactive_file ".length())))
        .findFirst()
        .orElse(0);
  }
}
