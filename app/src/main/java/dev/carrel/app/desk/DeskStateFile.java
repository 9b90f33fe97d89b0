// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.util.Optional;

/** {@code desk.json}: losing it costs a few drags, so whatever is wrong with it is forgiven. */
final class DeskStateFile {
  private static final System.Logger LOG = System.getLogger(DeskStateFile.class.getName());

  private final StoredFile file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

  DeskStateFile(StoredFile file) {
    this.file = file;
  }

  /** Whether a window was ever remembered here. */
  boolean exists() {
    try {
      return file.read().isPresent();
    } catch (IOException e) {
      return true;
    }
  }

  DeskState load() {
    try {
      return file.text()
          .flatMap(text -> Optional.ofNullable(gson.fromJson(text, DeskState.class)))
          .map(DeskState::mended)
          .orElse(DeskState.FIRST);
    } catch (IOException | JsonParseException e) {
      LOG.log(
          System.Logger.Level.INFO, file.place() + " could not be read; the window starts anew", e);
      return DeskState.FIRST;
    }
  }

  void save(DeskState state) {
    try {
      file.write(gson.toJson(state));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, file.place() + " could not be written", e);
    }
  }
}
