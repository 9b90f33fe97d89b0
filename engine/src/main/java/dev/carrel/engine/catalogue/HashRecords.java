// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the hashes of model files, so that half a gigabyte is not read at each start. A record
 * counts only while the file's size and time are those at which it was hashed. Losing the records
 * costs time and nothing else, so a failure to write them is no failure.
 */
final class HashRecords {
  private final JsonFile<Records> file;

  HashRecords(Path file) {
    this.file = new JsonFile<>(DurableFile.ours(file), Records.class);
  }

  private record Records(Map<String, Hash> files) {}

  private record Hash(long sizeBytes, long modifiedMillis, String sha256) {}

  /** The SHA-256 of a file, from the records or else from its bytes. */
  String sha256(Path model, Cancellation cancellation) throws IOException {
    long size = Files.size(model);
    long modified = Files.getLastModifiedTime(model).toMillis();
    Hash known = read().get(key(model));
    if (known != null && known.sizeBytes == size && known.modifiedMillis == modified) {
      return known.sha256;
    }
    String sha256 = Sha256.of(model, cancellation);
    remember(model, new Hash(size, modified, sha256));
    return sha256;
  }

  private void remember(Path model, Hash hash) {
    Map<String, Hash> records = read();
    records.keySet().removeIf(path -> !Files.exists(Path.of(path)));
    records.put(key(model), hash);
    try {
      file.write(new Records(records));
    } catch (IOException e) {
      System.getLogger(HashRecords.class.getName())
          .log(System.Logger.Level.DEBUG, "hashes could not be recorded in " + file.place(), e);
    }
  }

  private Map<String, Hash> read() {
    try {
      return new TreeMap<>(file.read().map(Records::files).orElse(Map.of()));
    } catch (IOException | JsonParseException e) {
      return new TreeMap<>(); // damaged: they are made anew
    }
  }

  private static String key(Path model) {
    return model.toAbsolutePath().normalize().toString();
  }
}
