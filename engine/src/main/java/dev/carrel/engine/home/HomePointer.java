// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code moved.json} in the platform's place for data: where the home is that was moved away from
 * there, so that every Carrel of this person finds it.
 */
final class HomePointer {
  static final String FILE = HomePlace.POINTER.title();

  private static final System.Logger LOG = System.getLogger(HomePointer.class.getName());

  private final Path file;

  /**
   * The pointer of one place.
   *
   * @param place the platform's; need not exist
   */
  HomePointer(Path place) {
    this.file = place.resolve(FILE);
  }

  /** The file as it is written. */
  private record Written(@Nullable String home, @Nullable String left) {}

  /**
   * What it says.
   *
   * @param home where the home is
   * @param left where it was before, while what lies there was not deleted yet
   */
  record Target(Path home, Optional<Path> left) {}

  Path file() {
    return file;
  }

  /** What it says; empty if the home was never moved, or nobody can tell where to. */
  Optional<Target> read() {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Written written = new Gson().fromJson(Files.readString(file), Written.class);
      return written == null
          ? Optional.empty()
          : absolute(written.home).map(home -> new Target(home, absolute(written.left)));
    } catch (IOException | JsonParseException e) {
      LOG.log(System.Logger.Level.WARNING, file + " does not say where the home is", e);
      return Optional.empty();
    }
  }

  private static Optional<Path> absolute(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty(); // of another system
    }
  }

  void write(Target target) throws IOException {
    String text =
        new Gson()
            .toJson(
                new Written(target.home.toString(), target.left.map(Path::toString).orElse(null)));
    DurableFile.ours(file).write(text);
  }

  void clear() throws IOException {
    boolean _ = DurableFile.ours(file).delete();
  }
}
