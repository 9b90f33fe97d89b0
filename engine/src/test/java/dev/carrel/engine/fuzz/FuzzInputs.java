// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs as files. */
final class FuzzInputs {
  private FuzzInputs() {}

  /** Those in a folder, by their names; none if there is no folder. */
  static List<byte[]> kept(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(FuzzInputs::read).toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts one into a folder under a name that its bytes give it. */
  static Path save(Path folder, byte[] input) throws IOException {
    return Files.write(folder.resolve(Sha256.hex(input).substring(0, 12) + ".bin"), input);
  }
}
