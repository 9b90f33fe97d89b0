package dev.carrel.engine.ground;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A small JSON file that is replaced whole: a reader sees the old one or the new one. */
public final class JsonFile<T> {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;
  private final Class<T> type;

  public JsonFile(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
  }

  public Path path() {
    return file;
  }

  /**
   * What the file holds; empty if there is none.
   *
   * @throws JsonParseException if it holds something else
   */
  public Optional<T> read() throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return Optional.ofNullable(GSON.fromJson(reader, type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Replaces what the file holds; makes its folder if need be. */
  public void write(T content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    try {
      Files.writeString(fresh, GSON.toJson(content));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
