// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code settings.json} of a home. Whatever is wrong with it is forgiven. Keys and values that this
 * version does not know stay as they are, so that an older version beside a newer one takes nothing
 * away. Thread-safe.
 */
public final class SettingsFile {
  private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());

  private final StoredFile file;
  private final StoredFile damaged;
  private final UnaryOperator<Settings> given;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private JsonObject there = new JsonObject();
  private JsonObject understood = new JsonObject();

  /** Of a home. */
  public SettingsFile(HomeFiles home) {
    this(home, UnaryOperator.identity());
  }

  /**
   * Of a home, with something in place of what it holds, which is not saved unless it is changed.
   *
   * @param given what holds for this run, from what was chosen
   */
  public SettingsFile(HomeFiles home, UnaryOperator<Settings> given) {
    this.file = home.file(HomePlace.SETTINGS.file());
    this.damaged = home.file(HomePlace.SETTINGS_DAMAGED.file());
    this.given = given;
  }

  /** That of another home, with the same in place of what it holds. */
  SettingsFile in(HomeFiles home) {
    return new SettingsFile(home, given);
  }

  /** Where it is, in words for a person. */
  public String place() {
    return file.place();
  }

  /** What it holds, mended; the defaults if there is none or it cannot be read. */
  public synchronized Settings load() {
    there = read();
    Settings settings = given.apply(SettingsJson.parse(there)).mended();
    understood = SettingsJson.of(settings);
    return settings;
  }

  private JsonObject read() {
    try {
      Optional<String> text = file.text();
      if (text.isEmpty()) {
        return new JsonObject();
      }
      JsonElement json = JsonParser.parseString(text.get());
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
      LOG.log(System.Logger.Level.INFO, place() + " holds no settings; the defaults are taken");
    } catch (IOException | JsonParseException e) {
      LOG.log(System.Logger.Level.INFO, place() + " cannot be read; the defaults are taken", e);
    }
    keepDamaged();
    return new JsonObject();
  }

  /** What a person wrote by hand with a comma too many should not be overwritten. */
  private void keepDamaged() {
    try {
      Optional<byte[]> bytes = file.read();
      if (bytes.isPresent()) {
        damaged.write(bytes.get());
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the damaged settings could not be kept", e);
    }
  }

  /**
   * Replaces what it holds: a reader sees the old one or the new one.
   *
   * @throws IOException if it could not be written; the old one is as it was
   */
  public synchronized void save(Settings settings) throws IOException {
    JsonObject now = SettingsJson.of(settings);
    JsonObject next = there.deepCopy();
    for (String key : SettingsJson.KEYS) {
      if (same(now, understood, key)) {
        continue; // not changed here: what stands there stays, also if it was not understood
      }
      if (now.has(key)) {
        next.add(key, now.get(key));
      } else {
        next.remove(key);
      }
    }
    file.write(gson.toJson(sorted(next)));
    there = next;
    understood = now;
  }

  private static boolean same(JsonObject one, JsonObject other, String key) {
    return one.has(key) ? one.get(key).equals(other.get(key)) : !other.has(key);
  }

  /** In one order whatever was changed first, for people who look at it. */
  private static JsonObject sorted(JsonObject object) {
    JsonObject sorted = new JsonObject();
    object.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> sorted.add(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
