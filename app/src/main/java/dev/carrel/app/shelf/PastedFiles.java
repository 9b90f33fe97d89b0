// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/** Files and paths on a clipboard. */
final class PastedFiles {
  private static final int MOST_LINES = 1000;

  private PastedFiles() {}

  static List<Path> of(Clipboard clipboard) {
    if (clipboard.hasFiles()) {
      return clipboard.getFiles().stream().map(File::toPath).toList();
    }
    return clipboard.hasString() ? of(clipboard.getString()) : List.of();
  }

  /** Lines that name something that is there, as a path or as an address of a file. */
  static List<Path> of(String text) {
    return text.lines().limit(MOST_LINES).flatMap(line -> path(line.strip()).stream()).toList();
  }

  private static Optional<Path> path(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    try {
      String plain = line.replaceAll("^\"|\"$", "");
      Path path = plain.startsWith("file:") ? Path.of(URI.create(plain)) : Path.of(plain);
      return path.isAbsolute() && Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
