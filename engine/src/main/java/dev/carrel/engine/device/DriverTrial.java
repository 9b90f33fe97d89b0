// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process in which drivers are tried. It is held from nothing, since a driver wants devices,
 * caches and settings of its own; but what ends it ends nothing else.
 */
public final class DriverTrial {
  private static final long MOST_BYTES = 1 << 20;

  /** So often it may have been silent for nearly as long as it may. */
  private static final int MOST_SILENCES = 10;

  /** One that is killed is gone in milliseconds, unless its driver hangs in the system itself. */
  private static final long END_SECONDS = 2;

  private final JavaProgram java;
  private final String main;
  private final Map<String, String> environment;
  private final Duration mostSilence;

  /** How a process went. */
  sealed interface Outcome {
    /** What it printed; nothing where it did not come to its end. */
    default List<String> lines() {
      return List.of();
    }

    /** It came to its end, and said this. */
    record Said(List<String> lines) implements Outcome {}

    /**
     * It did not.
     *
     * @param how ends a sentence about the driver
     * @param inTime whether it ended before its time was over
     */
    record Failed(String how, boolean inTime) implements Outcome {}

    /** There was none. */
    record NotStarted(String why) implements Outcome {}
  }

  /**
   * A trial.
   *
   * @param main the class where the process begins: it takes the words of {@link TrialText} and
   *     prints its lines
   * @param environment of this process, which drivers look at too
   * @param mostSilence how long a driver may say nothing: what it computes is told one by one, and
   *     compiling the programs for one of them may take a minute where the machine is busy
   */
  public DriverTrial(
      JavaProgram java, String main, Map<String, String> environment, Duration mostSilence) {
    this.java = java;
    this.main = main;
    this.environment = Map.copyOf(environment);
    this.mostSilence = mostSilence;
  }

  /** Runs a process with these words. */
  Outcome run(String... words) {
    try {
      Path folder = Files.createTempDirectory("carrel-driver").toAbsolutePath();
      try {
        return run(folder, folder.resolve("said.txt"), List.of(words));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return new Outcome.NotStarted(String.valueOf(e.getMessage()));
    }
  }

  private Outcome run(Path folder, Path said, List<String> words) throws IOException {
    Process process = command(folder).withArguments(words).startInto(said);
    try {
      process.getOutputStream().close();
      if (!ends(process, said)) {
        return new Outcome.Failed(
            "said nothing for " + mostSilence.toSeconds() + " seconds", false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.NotStarted("the waiting for it was interrupted");
    } finally {
      end(process);
    }
    if (process.exitValue() != 0) {
      return new Outcome.Failed(
          "ended the process in which it was tried (status %d)".formatted(process.exitValue()),
          true);
    }
    List<String> lines = lines(said);
    return lines.contains(TrialText.END)
        ? new Outcome.Said(lines)
        : new Outcome.Failed("ended the process in which it was tried, without a word", true);
  }

  /** Waits as long as it says something from time to time, but not for ever. */
  private boolean ends(Process process, Path said) throws IOException, InterruptedException {
    long heard = -1;
    for (int i = 0; i < MOST_SILENCES && heard < MOST_BYTES; i++) {
      if (process.waitFor(mostSilence.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      long now = Files.size(said);
      if (now <= Math.max(0, heard)) {
        return false;
      }
      heard = now;
    }
    return false;
  }

  /** Does not wait for ever: what hangs in the system cannot be ended. */
  private static void end(Process process) {
    process.destroyForcibly();
    try {
      boolean _ = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> lines(Path said) throws IOException {
    if (Files.size(said) > MOST_BYTES) {
      return List.of();
    }
    return new String(Files.readAllBytes(said), StandardCharsets.UTF_8).lines().toList();
  }

  private ProgramRun command(Path folder) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    arguments.addAll(List.of("-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash"));
    arguments.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    arguments.add("-Djava.io.tmpdir=" + folder);
    arguments.add("-Djava.awt.headless=true");
    java.nativePlaces().forEach((name, place) -> arguments.add("-D" + name + "=" + place));
    arguments.add("--enable-native-access=ALL-UNNAMED");
    arguments.addAll(List.of("-cp", java.classPathText(), main));
    return new ProgramRun(java.java(), arguments, folder, environment);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
