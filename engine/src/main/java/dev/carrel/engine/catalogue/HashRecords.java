// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the hashes of model files, so that half a gigabyte is not read at each start. A record
 * counts only while the file is by its {@link FileStamp} the one that was hashed. Losing the
 * records costs time and nothing else, so a failure to write them is no failure. Thread-safe.
 */
final class HashRecords {
  /**
   * A file that was changed so shortly before it was hashed is not remembered: it could be changed
   * again without another time, since some file systems count in steps of two seconds.
   */
  private static final Duration STEP = Duration.ofSeconds(2);

  private final JsonFile<Records> file;
  private final InstantSource clock;
  private final Map<String, Hash> mine = new ConcurrentHashMap<>();

  HashRecords(Path file, InstantSource clock) {
    this.file = new JsonFile<>(DurableFile.ours(file), Records.class);
    this.clock = clock;
  }

  private record Records(@Nullable Map<String, @Nullable Hash> files) {}

  /**
   * What was found when all of a file was read; anything may be missing in what is read back.
   *
   * @param before another SHA-256 that was found when the file had the same size and time
   */
  private record Hash(
      @Nullable FileStamp stamp,
      @Nullable String sha256,
      long readMillis,
      @Nullable String before) {
    boolean isOf(FileStamp now) {
      return now.equals(stamp) && sha256 != null && sha256.matches("[0-9a-f]{64}");
    }

    /** Whether it is of a file that says of itself to be as old and as long. */
    boolean isAsOldAs(FileStamp now) {
      return stamp != null
          && stamp.sizeBytes() == now.sizeBytes()
          && stamp.modifiedNanos() == now.modifiedNanos();
    }

    @Nullable String first() {
      return before == null ? sha256 : before;
    }
  }

  /** The SHA-256 of a file, from the records or else from its bytes. */
  String sha256(Path model, Cancellation cancellation) throws IOException {
    Optional<String> known = record(model).map(Hash::sha256);
    return known.isPresent() ? known.get() : read(model, Progress.SILENT, cancellation);
  }

  /** The SHA-256 of a file from its bytes, whatever was recorded. */
  String read(Path model, Progress progress, Cancellation cancellation) throws IOException {
    FileStamp before = FileStamp.of(model);
    String sha256 = Sha256.of(model, progress, cancellation);
    Instant now = clock.instant();
    boolean isStill = FileStamp.of(model).equals(before);
    if (isStill && before.lastChange().plus(STEP).isBefore(now)) {
      String first = firstOfSameTime(model, before).filter(was -> !was.equals(sha256)).orElse(null);
      remember(model, new Hash(before, sha256, now.toEpochMilli(), first));
    } else if (record(model).isPresent() || firstOfSameTime(model, before).isEmpty()) {
      forget(model);
    }
    return sha256;
  }

  /**
   * The SHA-256 that was found of a file first, while its size and its time of modification were
   * what they are now: another one than now if it was changed and its time put back.
   */
  Optional<String> firstOfSameTime(Path model) throws IOException {
    return firstOfSameTime(model, FileStamp.of(model));
  }

  private Optional<String> firstOfSameTime(Path model, FileStamp now) {
    return noted(key(model)).filter(hash -> hash.isAsOldAs(now)).map(Hash::first);
  }

  private Optional<Hash> noted(String key) {
    return Optional.ofNullable(mine.get(key)).or(() -> Optional.ofNullable(records().get(key)));
  }

  /** When all of a file was last read, if it is still that file. */
  Optional<Instant> lastRead(Path model) throws IOException {
    return record(model).map(hash -> Instant.ofEpochMilli(hash.readMillis));
  }

  private Optional<Hash> record(Path model) throws IOException {
    FileStamp now = FileStamp.of(model);
    String key = key(model);
    return Optional.ofNullable(mine.get(key))
        .filter(hash -> hash.isOf(now))
        .or(() -> Optional.ofNullable(records().get(key)).filter(hash -> hash.isOf(now)));
  }

  private void remember(Path model, Hash hash) {
    mine.put(key(model), hash);
    Map<String, Hash> records = records();
    records.put(key(model), hash);
    write(records);
  }

  /** Forgets what was found of a file. */
  void forget(Path model) {
    mine.remove(key(model));
    Map<String, Hash> records = records();
    if (records.remove(key(model)) != null) {
      write(records);
    }
  }

  private void write(Map<String, Hash> records) {
    records.keySet().removeIf(HashRecords::isGone);
    try {
      file.write(new Records(new TreeMap<>(records)));
    } catch (IOException e) {
      System.getLogger(HashRecords.class.getName())
          .log(System.Logger.Level.DEBUG, "hashes could not be recorded in " + file.place(), e);
    }
  }

  private static boolean isGone(String path) {
    try {
      return !Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private Map<String, Hash> records() {
    Map<String, Hash> records = new TreeMap<>();
    try {
      file.read()
          .map(Records::files)
          .ifPresent(
              files ->
                  files.forEach(
                      (path, hash) -> {
                        if (hash != null) {
                          records.put(path, hash);
                        }
                      }));
    } catch (IOException | JsonParseException e) {
      records.clear(); // damaged: they are made anew
    }
    return records;
  }

  private static String key(Path model) {
    return model.toAbsolutePath().normalize().toString();
  }
}
