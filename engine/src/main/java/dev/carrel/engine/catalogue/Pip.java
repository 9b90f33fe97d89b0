// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.ground.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Python's package installer, which knows the mirror that this machine is set up for. */
final class Pip {
  private static final long LOOK_MILLIS = 100;

  private final Platform platform;
  private final List<String> extraArguments;

  /**
   * @param platform whose Python it is: {@code CARREL_PYTHON}, or one on the {@code PATH}
   * @param extraArguments put behind {@code pip download}; tests name a folder of wheels here
   */
  Pip(Platform platform, List<String> extraArguments) {
    this.platform = platform;
    this.extraArguments = List.copyOf(extraArguments);
  }

  /**
   * Fetches one wheel into a folder.
   *
   * @param bytesSoFar hears now and then how many bytes have come
   * @throws IOException with pip's own last word if it does not come
   */
  void download(String requirement, Path folder, LongConsumer bytesSoFar, Cancellation cancellation)
      throws IOException {
    // pip writes to a temporary folder until a wheel is whole: ours, so that its growth is seen.
    Path into = folder.toAbsolutePath();
    Path temporary = Files.createTempDirectory(into, "pip");
    Path log = temporary.resolve("pip.log");
    try {
      Process process = start(requirement, into, temporary, log);
      try {
        long most = 0; // a file that is whole is moved away: what has come does not grow less
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          cancellation.throwIfRequested();
          most = Math.max(most, bytesIn(temporary));
          bytesSoFar.accept(most);
        }
      } finally {
        process.destroy();
      }
      if (process.exitValue() != 0) {
        throw new IOException("pip: " + lastWord(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      deleteTree(temporary);
    }
  }

  /**
   * Isolated, in a folder with nothing in it: Python would else take modules, pip itself among
   * them, from the current folder, and from where variables of the environment say.
   */
  private Process start(String requirement, Path folder, Path temporary, Path log)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-I", "-m", "pip", "download", "--no-deps"));
    arguments.addAll(List.of("--no-input", "--no-cache-dir", "--disable-pip-version-check"));
    arguments.addAll(List.of("--progress-bar", "off", "--only-binary", ":all:"));
    arguments.addAll(List.of("--dest", folder.toString()));
    arguments.addAll(extraArguments);
    arguments.add(requirement);
    Path here = Files.createDirectory(temporary.resolve("here"));
    ProgramRun run = new ProgramRun(python(), arguments, here, platform.environment());
    for (String variable : List.of("TMPDIR", "TEMP", "TMP")) {
      run = run.with(variable, temporary.toString());
    }
    return run.startInto(log);
  }

  private Program python() throws IOException {
    SearchPath path = SearchPath.of(platform.environment());
    Optional<String> given = platform.variable("CARREL_PYTHON");
    if (given.isPresent()) {
      return given(given.get(), path);
    }
    List<String> names =
        platform.isWindows() ? List.of("py.exe", "python.exe") : List.of("python3", "python");
    return names.stream()
        .flatMap(name -> path.find(name).stream())
        .findFirst()
        .orElseThrow(() -> new IOException("there is no Python on the PATH"));
  }

  private static Program given(String python, SearchPath path) throws IOException {
    Path file = Path.of(python);
    if (file.isAbsolute()) {
      return new Program(file);
    }
    Optional<Program> found = file.getNameCount() == 1 ? path.find(python) : Optional.empty();
    return found.orElseThrow(
        () ->
            new IOException(
                "CARREL_PYTHON is " + python + ", neither a whole path nor on the PATH"));
  }

  private static long bytesIn(Path folder) {
    try (Stream<Path> files =
        Files.find(folder, 8, (file, attributes) -> isData(file, attributes))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // a file went away while it was being looked at
    }
  }

  private static boolean isData(Path file, BasicFileAttributes attributes) {
    return attributes.isRegularFile() && !file.endsWith("pip.log");
  }

  /** The last line of what pip said that is an error, or else its last line. */
  private static String lastWord(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
    return lines.reversed().stream()
        .filter(line -> line.contains("ERROR"))
        .findFirst()
        .or(() -> lines.reversed().stream().findFirst())
        .map(line -> line.replaceFirst(".*ERROR:\\s*", ""))
        .map(line -> line.length() > 200 ? line.substring(0, 200) + "..." : line)
        .orElse("it failed and said nothing");
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
