// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How long the threads that make frames were ready to run and did not get a processor, because
 * other programs had it. Linux tells; elsewhere it is 0.
 */
final class SchedulerDelay {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** As Linux knows them, in 15 letters: the FX thread and the one that draws. */
  private static final Set<String> NAMES = Set.of("JavaFX Applicat", "QuantumRenderer");

  private final List<Path> files = new ArrayList<>();

  SchedulerDelay() {
    if (Files.isDirectory(TASKS)) {
      try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
        for (Path task : tasks) {
          if (NAMES.contains(Files.readString(task.resolve("comm")).strip())) {
            files.add(task.resolve("schedstat"));
          }
        }
      } catch (IOException e) {
        files.clear();
      }
    }
  }

  /** All of it so far, in nanoseconds. */
  long nanos() {
    long sum = 0;
    for (Path file : files) {
      try {
        sum += Long.parseLong(Files.readString(file).strip().split(" ", -1)[1]);
      } catch (IOException e) {
        return 0;
      }
    }
    return sum;
  }
}
