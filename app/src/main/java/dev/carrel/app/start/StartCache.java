// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.start;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Java's cache of a start: the classes that a desk needs until its first frame, loaded and linked.
 * It is made by a start that nobody sees, on an empty home. Java takes it only if it comes from the
 * same Java and the same jars; a note beside it says which, so that another is made when it does
 * not.
 */
public final class StartCache {
  /** The system property by which a launcher says where the cache is to be. */
  public static final String FILE = "carrel.start.cache";

  /** What keeps Java silent about a cache that does not fit, and about what a cache cannot hold. */
  public static final List<String> SILENT = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");

  private final Path file;

  /** In a file that need not be there. */
  public StartCache(Path file) {
    this.file = file;
  }

  /** The one of which the launcher told this process. */
  public static Optional<StartCache> ofProcess() {
    return Optional.ofNullable(System.getProperty(FILE)).map(Path::of).map(StartCache::new);
  }

  /** The options with which Java takes it. */
  public List<String> options() {
    return Stream.concat(Stream.of("-XX:AOTCache=" + file), SILENT.stream()).toList();
  }

  /** Whether this Java made it from these jars. */
  public boolean fits() {
    try {
      return Files.exists(file) && Files.readString(note()).equals(origin());
    } catch (IOException e) {
      return false;
    }
  }

  /** Its size on disk; none if it is not there. */
  public OptionalLong bytes() {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private Path note() {
    return file.resolveSibling(file.getFileName() + ".of");
  }

  /** This Java and the jars of this process. */
  static String origin() {
    String jars =
        Stream.of(DeskProcess.classPath().split(File.pathSeparator, -1))
            .map(jar -> jar + " " + new File(jar).lastModified())
            .collect(Collectors.joining("\n"));
    return System.getProperty("java.home") + " " + Runtime.version() + "\n" + jars + "\n";
  }

  /**
   * Makes it: a start in another process, then some seconds in which Java writes. Leaves it to
   * another process that is doing so already.
   *
   * @throws CarrelException INTERNAL with Java's last words, if it cannot be made; CANCELLED
   */
  public void make(Cancellation cancellation) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel lock =
              FileChannel.open(
                  file.resolveSibling(file.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock.tryLock()) {
        if (held != null) {
          makeAlone(cancellation);
        }
      }
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private void makeAlone(Cancellation cancellation) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (TemporaryFolder home = TemporaryFolder.make("carrel-start")) {
      String output =
          run(
              DeskProcess.of(
                  home.path(),
                  Stream.concat(Stream.of("-XX:AOTCacheOutput=" + part), SILENT.stream()).toList()),
              cancellation);
      if (!Files.exists(part)) {
        throw failed(output, null);
      }
      DurableFile.ours(file).adopt(part);
      DurableFile.ours(note()).write(origin());
    }
  }

  private static String run(ProgramRun start, Cancellation cancellation) throws IOException {
    Process process = start.startJoined();
    try (Cancellation.Registration _ = cancellation.onRequest(() -> kill(process))) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      cancellation.throwIfRequested();
      return output;
    } finally {
      kill(process);
    }
  }

  /** With the process in which Java writes the cache. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static CarrelException failed(String output, @Nullable Throwable cause) {
    List<String> lines = output.lines().map(String::strip).toList();
    String last =
        lines.stream().skip(Math.max(0, lines.size() - 3)).collect(Collectors.joining(" "));
    String message = "The cache for a quick start could not be made: " + last;
    String remedy = "Carrel starts without it too.";
    return cause == null
        ? new CarrelException(Code.INTERNAL, message, remedy)
        : new CarrelException(Code.INTERNAL, message, remedy, cause);
  }
}
