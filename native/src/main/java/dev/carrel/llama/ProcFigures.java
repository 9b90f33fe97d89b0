// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lines of a name and a number, as the files of Linux's proc and cgroup file systems have them.
 *
 * @param values the numbers; in bytes where the file says kB
 */
record ProcFigures(Map<String, Long> values) {
  private static final long KIB = 1024;

  ProcFigures {
    values = Map.copyOf(values);
  }

  /** A file that is not there, or may not be read, has no figures. */
  static ProcFigures read(Path file) {
    Map<String, Long> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split("[:\\s]+", -1);
        if (words.length >= 2 && words[1].matches("\\d{1,18}")) {
          boolean kilobytes = words.length > 2 && words[2].equals("kB");
          values.put(words[0], Long.parseLong(words[1]) * (kilobytes ? KIB : 1));
        }
      }
    } catch (IOException notThere) {
      return new ProcFigures(Map.of());
    }
    return new ProcFigures(values);
  }

  OptionalLong get(String name) {
    Long value = values.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** 0 if there is no such line. */
  long orZero(String name) {
    return values.getOrDefault(name, 0L);
  }
}
