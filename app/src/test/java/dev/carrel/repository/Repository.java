// SPDX-License-Identifier: Apache-2.0
package dev.carrel.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that belong to this repository.
 *
 * @param root absolute
 */
record Repository(Path root) {
  private static final Set<String> FOLDERS =
      Set.of(".ci", "app", "bench", "docs", "engine", "native", "packaging");

  /** The one that the working folder lies in. */
  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("carrel"))
        || !Files.isDirectory(folder.resolve("native"))) {
      Path above = folder.getParent();
      if (above == null) {
        throw new IllegalStateException(
            Path.of("").toAbsolutePath() + " is not in Carrel's repository");
      }
      folder = above;
    }
    return new Repository(folder);
  }

  /** All files but those that a build made, sorted, relative to the root. */
  List<Path> files() {
    try (Stream<Path> top = Files.list(root)) {
      return top.flatMap(this::below).map(root::relativize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Path> below(Path entry) {
    if (!Files.isDirectory(entry)) {
      return Files.isRegularFile(entry) ? Stream.of(entry) : Stream.empty();
    }
    boolean isOurs =
        !root.equals(entry.getParent()) || FOLDERS.contains(entry.getFileName().toString());
    if (!isOurs || entry.endsWith("target")) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(entry)) {
      return entries.toList().stream().flatMap(this::below);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a file; empty if it is no text. */
  Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(root.resolve(file)));
    } catch (CharacterCodingException e) {
      return Optional.empty(); // a picture, a font, a calibration
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file, String text) {
    try {
      Files.writeString(root.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
