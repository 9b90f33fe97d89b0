// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mark on a folder into which a home is being moved and is not yet whole. What lies in such a
 * folder may be replaced, so a mark counts only if it was set there, for a move of this very home.
 *
 * @param from the home that is moved
 * @param to the folder that the mark lies in
 * @param since when the move began
 */
record MoveMark(Path from, Path to, Instant since) {
  private static final int MOST_BYTES = 20_000;

  /** As it is written. */
  private record Written(@Nullable String from, @Nullable String to, @Nullable String since) {}

  private static DurableFile file(Path folder) {
    return DurableFile.ours(folder.resolve(HomePlace.MOVING.title()));
  }

  /** Whether a folder has the mark of a move of a home to this very folder. */
  static boolean isOn(Path folder, Path from) {
    try {
      return file(folder)
          .read(MOST_BYTES)
          .flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)))
          .filter(mark -> mark.from.equals(from) && mark.to.equals(folder))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<MoveMark> parse(String text) {
    try {
      Written written = new Gson().fromJson(text, Written.class);
      if (written == null || written.from == null || written.to == null || written.since == null) {
        return Optional.empty();
      }
      return Optional.of(
          new MoveMark(Path.of(written.from), Path.of(written.to), Instant.parse(written.since)));
    } catch (JsonParseException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // somebody else's
    }
  }

  void set() throws IOException {
    file(to)
        .write(new Gson().toJson(new Written(from.toString(), to.toString(), since.toString())));
  }

  static void clear(Path folder) throws IOException {
    boolean _ = file(folder).delete();
  }
}
