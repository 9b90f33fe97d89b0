// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.Optional;

/** A small JSON file that is replaced whole: a reader sees the old one or the new one. */
public final class JsonFile<T> {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final StoredFile file;
  private final Class<T> type;

  public JsonFile(StoredFile file, Class<T> type) {
    this.file = file;
    this.type = type;
  }

  /** Where it is, in words for a person. */
  public String place() {
    return file.place();
  }

  /**
   * What the file holds; empty if there is none.
   *
   * @throws JsonParseException if it holds something else
   */
  public Optional<T> read() throws IOException {
    Optional<String> text = file.text();
    try {
      return text.flatMap(json -> Optional.ofNullable(GSON.fromJson(json, type)));
    } catch (JsonParseException e) {
      throw e;
    } catch (RuntimeException e) { // a number that is none, or what the type itself refuses
      throw new JsonParseException(e);
    }
  }

  /** Replaces what the file holds; makes its folder if need be. */
  public void write(T content) throws IOException {
    file.write(GSON.toJson(content));
  }
}
