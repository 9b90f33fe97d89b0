// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory that control groups (version 2) leave to this process: its own group and all above it,
 * each of which may have a limit. Beyond {@code memory.max} a process is killed, beyond {@code
 * memory.high} it is slowed down to a crawl, so either counts as the limit.
 */
final class Cgroups {
  private final Path ownFile;
  private final Path root;

  /**
   * Looks at other folders than the system's.
   *
   * @param proc as {@code /proc}
   * @param root as {@code /sys/fs/cgroup}
   */
  Cgroups(Path proc, Path root) {
    this.ownFile = proc.resolve("self").resolve("cgroup");
    this.root = root;
  }

  /**
   * What a group with a limit has.
   *
   * @param limitBytes the lower one of its two limits
   * @param availableBytes what is left of it once files that are merely cached are given up
   */
  record Room(long limitBytes, long availableBytes) {}

  /** Of the groups with a limit, the one that leaves least; empty where there is no limit. */
  Optional<Room> tightest() {
    @Nullable Room tightest = null;
    for (Path group : groups()) {
      Room room = room(group);
      if (room != null && (tightest == null || room.availableBytes < tightest.availableBytes)) {
        tightest = room;
      }
    }
    return Optional.ofNullable(tightest);
  }

  /** From the process's own group up to the root. */
  List<Path> groups() {
    List<Path> groups = new ArrayList<>();
    for (Path group = own(); group != null && group.startsWith(root); group = group.getParent()) {
      groups.add(group);
    }
    return groups;
  }

  /** In a container the path may be that of the host, which is not there: then the root is ours. */
  private Path own() {
    try {
      for (String line : Files.readAllLines(ownFile)) {
        if (line.startsWith("0::/")) {
          Path own = root.resolve(line.substring("0::/".length())).normalize();
          return Files.isDirectory(own) && own.startsWith(root) ? own : root;
        }
      }
    } catch (IOException notLinux) {
      return root;
    }
    return root;
  }

  private static @Nullable Room room(Path group) {
    OptionalLong max = number(group.resolve("memory.max"));
    OptionalLong high = number(group.resolve("memory.high"));
    OptionalLong current = number(group.resolve("memory.current"));
    if (current.isEmpty() || (max.isEmpty() && high.isEmpty())) {
      return null;
    }
    long limit = Math.min(max.orElse(Long.MAX_VALUE), high.orElse(Long.MAX_VALUE));
    ProcFigures stat = ProcFigures.read(group.resolve("memory.stat"));
    long reclaimable = stat.orZero("inactive_file") + stat.orZero("active_file");
    long used = Math.max(0, current.getAsLong() - reclaimable);
    return new Room(limit, Math.max(0, limit - used));
  }

  /** Empty for {@code max}, and where there is no such file. */
  private static OptionalLong number(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.matches("\\d{1,18}")
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (IOException none) {
      return OptionalLong.empty();
    }
  }
}
