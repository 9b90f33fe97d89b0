// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home in a test. */
public final class TestHome {
  private TestHome() {}

  /** The files of a home in a folder of a disk of the test's. */
  public static HomeFiles on(Disk disk, Path folder) {
    return new HomeFolder(folder, disk);
  }

  /** The names of all that lies in a home, parts divided by {@code /}. */
  public static List<String> names(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> home.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Those of {@link #names} that the map does not have. */
  public static List<String> notInTheMap(Path home) throws IOException {
    return names(home).stream().filter(name -> HomePlace.of(name).isEmpty()).toList();
  }
}
