package dev.carrel.app.desk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code desk.json}: losing it costs a few drags, so whatever is wrong with it is forgiven. */
final class DeskStateFile {
  private static final System.Logger LOG = System.getLogger(DeskStateFile.class.getName());

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

  DeskStateFile(Path file) {
    this.file = file;
  }

  /** Whether a window was ever remembered here. */
  boolean exists() {
    return Files.exists(file);
  }

  DeskState load() {
    try {
      if (!Files.exists(file)) {
        return DeskState.FIRST;
      }
      DeskState state = gson.fromJson(Files.readString(file), DeskState.class);
      return state == null ? DeskState.FIRST : state.mended();
    } catch (IOException | JsonParseException e) {
      LOG.log(System.Logger.Level.INFO, file + " could not be read; the window starts anew", e);
      return DeskState.FIRST;
    }
  }

  void save(DeskState state) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(part, gson.toJson(state));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, file + " could not be written", e);
    }
  }
}
