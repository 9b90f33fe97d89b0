// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;

/** {@code desk.json}: losing it costs a few drags, so whatever is wrong with it is forgiven. */
final class DeskStateFile {
  private static final System.Logger LOG = System.getLogger(DeskStateFile.class.getName());

  private final StoredFile file;
  private final JsonFile<DeskState> json;

  DeskStateFile(StoredFile file) {
    this.file = file;
    this.json = new JsonFile<>(file, DeskState.class);
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
      return json.read().map(DeskState::mended).orElse(DeskState.FIRST);
    } catch (IOException | JsonParseException e) {
      LOG.log(
          System.Logger.Level.INFO, file.place() + " could not be read; the window starts anew", e);
      return DeskState.FIRST;
    }
  }

  void save(DeskState state) {
    try {
      json.write(state);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, file.place() + " could not be written", e);
    }
  }
}
