// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.DeskKeys;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeErrors;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Deletes what lies of documents in files of the desk: versions of notes, places, unsaved text. */
final class HomeTraces {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Home home;
  private final HomeFiles files;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

  HomeTraces(Home home) {
    this.home = home;
    this.files = home.files();
  }

  /**
   * Deletes them.
   *
   * @param ids SHA-256 of the documents
   * @param own files of the documents
   * @param others files of all other documents, which stay
   */
  void erase(Set<String> ids, List<Path> own, List<Path> others) {
    try {
      eraseNotes(ids, own, others);
      eraseFromDesk(ids);
      eraseUnfinished(ids);
    } catch (IOException e) {
      throw HomeErrors.of(e, home.folder(), "What was removed could not be deleted");
    }
  }

  /**
   * A version lies in a folder named after the one before it, with a note of where the person's own
   * file is. So what goes is the versions, and what lies in folders named after one or emptied by
   * this, unless a document that stays lies there.
   */
  private void eraseNotes(Set<String> ids, List<Path> own, List<Path> others) throws IOException {
    Set<String> folders = new HashSet<>(ids);
    own.forEach(file -> folders.add(folder(file)));
    Set<String> used = new HashSet<>();
    others.forEach(file -> used.add(folder(file)));
    Set<List<String>> gone = new HashSet<>();
    own.forEach(file -> gone.add(List.of(folder(file), name(file))));
    Set<List<String>> stay = new HashSet<>();
    others.forEach(file -> stay.add(List.of(folder(file), name(file))));
    for (HomeName file : files.list(HomePlace.NOTES)) {
      String folder = file.below().getFirst();
      boolean isOfOne = gone.contains(file.below()) && !stay.contains(file.below());
      if (isOfOne || (folders.contains(folder) && !used.contains(folder))) {
        boolean _ = files.file(file).delete();
      }
    }
    files.deleteEmpty(HomePlace.NOTES);
  }

  private static String folder(Path file) {
    return Optional.ofNullable(file.getParent()).map(HomeTraces::name).orElse("");
  }

  private static String name(Path file) {
    return Objects.toString(file.getFileName(), "");
  }

  /**
   * Whatever there is called by the id of a document, or stands for one, and what no desk of today
   * knows: an older or a newer one may have written words there.
   */
  private void eraseFromDesk(Set<String> ids) throws IOException {
    StoredFile desk = files.file(HomePlace.DESK.file());
    // Not as text, which it need not be any more.
    Optional<String> text = desk.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    if (text.isEmpty()) {
      return;
    }
    try {
      JsonElement all = JsonParser.parseString(text.get());
      JsonElement left = without(all, ids);
      if (!left.isJsonObject()) {
        boolean _ = desk.delete();
      } else if (!left.equals(all)) {
        desk.write(gson.toJson(left));
      }
    } catch (JsonParseException e) {
      // The desk could not read it either, and starts without it.
      boolean _ = desk.delete();
    }
  }

  private static JsonElement without(JsonElement json, Set<String> ids) {
    if (json.isJsonObject()) {
      JsonObject left = new JsonObject();
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        if (stays(entry.getKey(), ids)) {
          left.add(entry.getKey(), without(entry.getValue(), ids));
        }
      }
      return left;
    }
    if (json.isJsonArray()) {
      JsonArray numbers = new JsonArray();
      json.getAsJsonArray().asList().stream().filter(HomeTraces::isNumber).forEach(numbers::add);
      return numbers;
    }
    boolean isOne =
        json.isJsonPrimitive()
            && json.getAsJsonPrimitive().isString()
            && ids.contains(json.getAsString());
    return isOne ? new JsonPrimitive("") : json;
  }

  private static boolean stays(String key, Set<String> ids) {
    return DeskKeys.ALL.contains(key) || (SHA256.matcher(key).matches() && !ids.contains(key));
  }

  private static boolean isNumber(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
  }

  /** What a crash left half written of {@link HomePlace#DESK}; others may be being written now. */
  private void eraseUnfinished(Set<String> ids) throws IOException {
    for (Path file : Disk.LOCAL.list(home.folder())) {
      if (DurableFile.isUnfinished(name(file)) && hasOne(file, ids)) {
        boolean _ = Disk.LOCAL.delete(file);
      }
    }
  }

  private static boolean hasOne(Path file, Set<String> ids) throws IOException {
    try (InputStream in = Disk.LOCAL.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return ids.stream().anyMatch(text::contains);
    } catch (NoSuchFileException e) {
      return false; // written meanwhile
    }
  }
}
