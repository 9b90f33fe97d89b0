// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a drop holds: the files as they are, whatever their kind, so that each is answered; of
 * folders the documents in them.
 */
final class DroppedFiles {
  private static final int DEPTH = 16;

  private DroppedFiles() {}

  /**
   * The files in order, those of a folder by name. A folder without documents stands for itself.
   */
  static List<Path> of(List<Path> dropped, Cancellation cancellation) {
    List<Path> files = new ArrayList<>();
    for (Path path : dropped) {
      cancellation.throwIfRequested();
      if (Files.isDirectory(path)) {
        List<Path> within = within(path, cancellation);
        files.addAll(within.isEmpty() ? List.of(path) : within);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> within(Path folder, Cancellation cancellation) {
    // Links are not followed: a circle of them would have no end.
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      return walk.peek(path -> cancellation.throwIfRequested())
          .filter(path -> isDocument(path) && Files.isRegularFile(path))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // The engine says for the folder itself what is wrong with it.
      return List.of();
    }
  }

  private static boolean isDocument(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return !name.startsWith(".") && DocumentKind.ofFileName(name).isPresent();
  }
}
