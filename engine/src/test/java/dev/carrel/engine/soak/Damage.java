// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Harms kept contexts while nobody has them open. */
final class Damage {
  private static final int MOST_FILES = 3;

  private final Path contexts;
  private final Random random;

  Damage(Path contexts, Random random) {
    this.contexts = contexts;
    this.random = random;
  }

  /** Flips a bit in some files, or cuts them; gives their names. */
  List<String> some() {
    List<String> harmed = new ArrayList<>();
    try {
      List<Path> files = new ArrayList<>(files());
      Collections.shuffle(files, random);
      int count = Math.min(files.size(), 1 + random.nextInt(MOST_FILES));
      for (Path file : files.subList(0, count)) {
        harm(file);
        harmed.add(file.getFileName().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return harmed;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(contexts)) {
      return all.filter(file -> file.toString().endsWith(".ctx")).sorted().toList();
    }
  }

  private void harm(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      long at = (long) (random.nextDouble() * file.length());
      if (random.nextInt(3) == 0) {
        file.setLength(at);
      } else {
        file.seek(at);
        int was = file.read();
        file.seek(at);
        file.write(was ^ (1 << random.nextInt(8)));
      }
    }
  }
}
