package dev.carrel.engine.model;

import com.sun.management.OperatingSystemMXBean;
import dev.carrel.llama.PhysicalMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine has to compute with. Read anew at each call; nothing is kept. */
public final class Machine {
  /** Of what is available, the share that Carrel takes unless told otherwise: others need air. */
  private static final double SHARE = 0.9;

  private Machine() {}

  /** Bytes of memory that programs could still take, container limits respected. */
  public static long availableBytes() {
    return PhysicalMemory.now().availableBytes();
  }

  /** Bytes of memory of the machine, or of the container that this runs in. */
  public static long totalBytes() {
    return system().getTotalMemorySize();
  }

  /** What weights, context and buffers may take together unless the person says otherwise. */
  public static long defaultBudgetBytes() {
    return (long) (availableBytes() * SHARE);
  }

  /** The most memory that this process ever had resident, where the system tells. */
  public static OptionalLong peakBytes() {
    return procFigure(Path.of("/proc/self/status"), "VmHWM:");
  }

  /** The memory that this process has resident now, where the system tells. */
  public static OptionalLong residentBytes() {
    return procFigure(Path.of("/proc/self/status"), "VmRSS:");
  }

  /** Threads to compute with: one per core, since siblings of a core share what attention needs. */
  public static int computeThreads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(processors, cores(processors)));
  }

  private static int cores(int otherwise) {
    Set<String> siblings = new HashSet<>();
    try (Stream<Path> cpus = Files.list(Path.of("/sys/devices/system/cpu"))) {
      for (Path cpu : cpus.filter(p -> p.getFileName().toString().matches("cpu\\d+")).toList()) {
        Path list = cpu.resolve("topology/thread_siblings_list");
        if (Files.exists(list)) {
          siblings.add(Files.readString(list).strip());
        }
      }
    } catch (IOException e) {
      return otherwise;
    }
    return siblings.isEmpty() ? otherwise : siblings.size();
  }

  /** A figure in kB from a file of the proc file system, in bytes. */
  private static OptionalLong procFigure(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(l -> l.startsWith(name))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }
}
