// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.start;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone, with all in it, when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty one in the system's place for temporary files.
   *
   * @throws CarrelException HOME_UNUSABLE
   */
  public static TemporaryFolder make(String name) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(name));
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "A temporary folder cannot be made: %s.".formatted(e.getMessage()),
          "Let java.io.tmpdir name a folder that can be written.",
          e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system clears its temporary files; the result is worth more than this.
      path.toFile().deleteOnExit();
    }
  }
}
