package dev.carrel.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * {@code settings.json} of a home. Whatever is wrong with it is forgiven. Keys and values that this
 * version does not know stay as they are, so that an older version beside a newer one takes nothing
 * away. Thread-safe.
 */
public final class SettingsFile {
  /** Its name in the home. */
  public static final String NAME = "settings.json";

  private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private JsonObject there = new JsonObject();
  private JsonObject understood = new JsonObject();

  public SettingsFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /** What it holds, mended; the defaults if there is none or it cannot be read. */
  public synchronized Settings load() {
    there = read();
    Settings settings = SettingsJson.parse(there);
    understood = SettingsJson.of(settings);
    return settings;
  }

  private JsonObject read() {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      JsonElement json = JsonParser.parseString(Files.readString(file));
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
      LOG.log(System.Logger.Level.INFO, file + " holds no settings; the defaults are taken");
    } catch (IOException | JsonParseException e) {
      LOG.log(System.Logger.Level.INFO, file + " cannot be read; the defaults are taken", e);
    }
    keepDamaged();
    return new JsonObject();
  }

  /** What a person wrote by hand with a comma too many should not be overwritten. */
  private void keepDamaged() {
    try {
      Files.copy(file, file.resolveSibling(NAME + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
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
    write(gson.toJson(sorted(next)));
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

  private void write(String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(part, text);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true); // the name must never stand for an empty file after a power cut
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
