// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process gives up for good. */
public final class Sandbox {
  /** Of what a process writes, each file. */
  private static final long FILE_BYTES = 2L << 30;

  /** Where the libraries lie that Java's own and ours are linked with, and what they ask for. */
  private static final List<String> SYSTEM =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/etc/ld.so.cache",
          "/etc/java-" + Runtime.version().feature() + "-openjdk",
          "/dev/random",
          "/dev/urandom",
          "/proc/cpuinfo",
          "/proc/meminfo",
          "/sys/devices/system/cpu");

  private Sandbox() {}

  /**
   * What is left to the process.
   *
   * @param system as Java calls it
   * @param processor as Java calls it
   * @param memoryBytes all that it may take
   * @param own the folder in which it may write
   * @param readable files and folders that it may read, beside the system's libraries; those that
   *     are not there do no harm
   */
  public record Left(
      String system, String processor, long memoryBytes, Path own, List<Path> readable) {
    public Left {
      readable = List.copyOf(readable);
    }

    /** By the arguments that {@link GuardedJava} starts a process with. */
    public static Left of(String[] arguments) {
      return new Left(
          arguments[0],
          arguments[1],
          Long.parseLong(arguments[2]),
          Path.of(arguments[3]),
          Stream.of(arguments).skip(4).map(Path::of).toList());
    }

    private List<Path> allReadable() {
      return Stream.concat(SYSTEM.stream().map(Path::of), readable.stream()).toList();
    }
  }

  /**
   * Gives up the rest. To be called on the thread that starts all others that do the work, before
   * anything is read.
   *
   * @return what holds now, and what does not, in the order memory, network, files
   */
  public static List<Guard> enter(Left left) {
    Optional<CallNumbers> numbers =
        left.system.toLowerCase(Locale.ROOT).equals("linux")
            ? CallNumbers.of(left.processor)
            : Optional.empty();
    if (numbers.isEmpty()) {
      String where = left.system + " on " + left.processor;
      return List.of(
          new Guard("memory", true, "Java's own limits"),
          new Guard("network", false, "not held on " + where),
          new Guard("files", false, "not held on " + where));
    }
    try (LinuxCalls linux = new LinuxCalls(numbers.get())) {
      linux.noNewPrivileges();
      return List.of(
          ResourceLimits.set(linux, left.memoryBytes, FILE_BYTES),
          Seccomp.forbid(linux),
          Landlock.restrict(linux, left.own, left.allReadable()));
    }
  }
}
