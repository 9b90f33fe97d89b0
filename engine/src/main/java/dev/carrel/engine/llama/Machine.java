package dev.carrel.engine.llama;

import dev.carrel.llama.Device;
import dev.carrel.llama.NativeLibrary;
import dev.carrel.llama.PhysicalMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    return PhysicalMemory.now().totalBytes();
  }

  /** Bytes of memory that neither this process has nor anyone could still take. */
  public static long othersBytes() {
    return PhysicalMemory.now().othersBytes();
  }

  /** Bytes that this process could have in all: what it has, and what could still be had. */
  public static long reachableBytes() {
    return reachableBytes(PhysicalMemory.now());
  }

  static long reachableBytes(PhysicalMemory memory) {
    return memory.ownBytes() + memory.availableBytes();
  }

  /** What this process may take in all unless the person says otherwise. */
  public static long defaultBudgetBytes() {
    return budgetBytes(OptionalLong.empty());
  }

  /**
   * What this process may take in all: what the person allows, if that can be had, or else what it
   * has and most of what is available.
   */
  public static long budgetBytes(OptionalLong asked) {
    return budgetBytes(asked, PhysicalMemory.now());
  }

  static long budgetBytes(OptionalLong asked, PhysicalMemory memory) {
    return asked.isPresent()
        ? Math.min(asked.getAsLong(), reachableBytes(memory))
        : memory.ownBytes() + (long) (memory.availableBytes() * SHARE);
  }

  /** Bytes that are free in the own memory of all GPUs together; 0 where none can be used. */
  public static long deviceFreeBytes() {
    if (NativeLibrary.status().library().isEmpty()) {
      return 0;
    }
    return Device.all().stream()
        .filter(device -> device.type() == Device.Type.GPU)
        .mapToLong(Device::freeBytes)
        .sum();
  }

  /** The processor as it calls itself. */
  public static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unnamed processor");
    } catch (IOException | UncheckedIOException notLinux) {
      String windows = System.getenv("PROCESSOR_IDENTIFIER");
      return windows == null ? "an unnamed processor" : windows;
    }
  }

  /** What computes here, in a line: speeds measured on another machine say nothing. */
  public static String name() {
    return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors";
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
}
