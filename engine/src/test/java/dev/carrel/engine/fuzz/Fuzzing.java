// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a target in processes of its own: another one takes over where one has died.
 *
 * @param target what reads
 * @param kept the folder of inputs that once failed
 * @param found where those that fail now are put
 * @param seed of what is done by chance
 * @param time how long to go on; zero for the fewest inputs
 * @param least how many changed inputs are read at least
 */
public record Fuzzing(
    FuzzTarget target, Path kept, Path found, long seed, Duration time, int least) {
  private static final int MOST_DEATHS = 20;

  /** What failed, a line each: the file of the input and what came of it. */
  public List<String> run() throws IOException, InterruptedException {
    Files.createDirectories(found);
    List<String> failures = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    int deaths = 0;
    do {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      if (isWhole(left, seed + deaths, failures)) {
        return failures;
      }
      deaths++;
    } while (System.nanoTime() < end && deaths < MOST_DEATHS);
    return failures;
  }

  /** One process; whether it came to its end. */
  private boolean isWhole(Duration left, long chance, List<String> failures)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(left, chance)).redirectErrorStream(true).start();
    boolean done = false;
    String last = "";
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(FuzzRun.FOUND)) {
          failures.add(line.substring(FuzzRun.FOUND.length()));
        }
        done |= line.startsWith(FuzzRun.DONE);
        last = line;
        System.out.println(target.name() + ": " + line);
      }
    } finally {
      process.destroyForcibly();
    }
    int status = process.waitFor();
    if (!done) {
      Path file = FuzzInputs.save(found, Files.readAllBytes(found.resolve(FuzzRun.CURRENT)));
      failures.add(file + ": " + death(status) + " (" + last + ")");
    }
    return done;
  }

  private String death(int status) {
    return status == FuzzRun.TOO_SLOW
        ? "took longer than " + target.patience().toSeconds() + " s"
        : "the process died with status " + status;
  }

  private List<String> command(Duration left, long chance) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + target.heapMegabytes() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + found.resolve("hs_err.log"),
        "--enable-native-access=ALL-UNNAMED",
        "-Dcarrel.native.dir=" + System.getProperty("carrel.native.dir", ""),
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        FuzzRun.class.getName(),
        target.getClass().getName(),
        found.toString(),
        kept.toString(),
        Long.toString(chance),
        Long.toString(left.toMillis()),
        Integer.toString(least));
  }
}
