// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders as Linux has them under {@code /proc} and {@code /sys/fs/cgroup}. */
final class CgroupFixture {
  final Path proc;
  final Path root;

  CgroupFixture(Path folder) {
    this.proc = folder.resolve("proc");
    this.root = folder.resolve("cgroup");
    folder(proc.resolve("self"));
    folder(root);
  }

  /** The process's own group, as {@code /proc/self/cgroup} names it. */
  CgroupFixture own(String path) {
    write(proc.resolve("self").resolve("cgroup"), "12:cpu:/elsewhere\n0::" + path + "\n");
    return this;
  }

  /** A group, with those above it; a limit is a number or {@code max}. */
  CgroupFixture group(String path, String max, String high, long current, long cachedFiles) {
    Path group = root.resolve(path.substring(1));
    folder(group);
    write(group.resolve("memory.max"), max + "\n");
    write(group.resolve("memory.high"), high + "\n");
    write(group.resolve("memory.current"), current + "\n");
    write(
        group.resolve("memory.stat"),
        "anon %d%ninactive_file %d%nactive_file %d%n"
            .formatted(current - cachedFiles, cachedFiles / 2, cachedFiles - cachedFiles / 2));
    return this;
  }

  CgroupFixture meminfo(long totalKb, long availableKb) {
    write(
        proc.resolve("meminfo"),
        "MemTotal:       %d kB%nMemFree: 5 kB%nMemAvailable:   %d kB%n"
            .formatted(totalKb, availableKb));
    return this;
  }

  CgroupFixture status(long rssKb, long rssFileKb) {
    write(
        proc.resolve("self").resolve("status"),
        "Name:\tjava%nVmRSS:\t%d kB%nRssAnon:\t1 kB%nRssFile:\t%d kB%n"
            .formatted(rssKb, rssFileKb));
    return this;
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
