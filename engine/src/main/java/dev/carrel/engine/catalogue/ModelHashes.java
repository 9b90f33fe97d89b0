// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether model files are what they were when they came. Thread-safe. */
final class ModelHashes {
  /** All of a model in use is read again when that was so long ago. */
  private static final Duration READ_AGAIN = Duration.ofDays(30);

  private final Path folder;
  private final HashRecords records;
  private final InstantSource clock;

  /**
   * @param folder where fetched models lie
   */
  ModelHashes(Path folder, InstantSource clock) {
    this.folder = folder;
    this.records = new HashRecords(folder.resolve("hashes.json"), clock);
    this.clock = clock;
  }

  /** The SHA-256 of a file, from the records or else from its bytes. */
  String sha256(Path path, Cancellation cancellation) {
    return hash(path, file -> records.sha256(file, cancellation));
  }

  /**
   * A file that a person names by its path. Nobody has said what it should be, so it is what it is,
   * unless its bytes were others before while its size and its time say that it was not changed.
   *
   * @throws CarrelException as {@link #checked}
   */
  InstalledModel own(String name, Path path, Cancellation cancellation) {
    String sha256 = sha256(path, cancellation);
    String first = hash(path, file -> records.firstOfSameTime(file).orElse(sha256));
    InstalledModel model = new InstalledModel(name, path, first);
    requireSame(model, sha256);
    return model;
  }

  /** The SHA-256 of a file, whatever it was before. */
  String anew(Path path, Cancellation cancellation) {
    records.forget(path);
    return sha256(path, cancellation);
  }

  /**
   * The model of an entry, by the records where its file was not touched.
   *
   * @throws CarrelException MODEL_CHANGED if it is not what the entry says; MODEL_INVALID if it
   *     cannot be read
   */
  InstalledModel checked(ModelEntry entry, Path path, Cancellation cancellation) {
    return checked(entry, path, sha256(path, cancellation));
  }

  /** As {@link #checked}, by all of its bytes. */
  InstalledModel read(ModelEntry entry, Path path, Progress progress, Cancellation cancellation) {
    return checked(entry, path, hash(path, file -> records.read(file, progress, cancellation)));
  }

  private InstalledModel checked(ModelEntry entry, Path path, String sha256) {
    InstalledModel model = new InstalledModel(entry.name(), path, entry.sha256());
    requireSame(model, sha256);
    return model;
  }

  /**
   * Looks whether a model in use is still what it was. A file that is gone is not judged: what was
   * loaded of it is in memory.
   *
   * @throws CarrelException as {@link #checked}
   */
  void requireUnchanged(InstalledModel model, Cancellation cancellation) {
    if (Files.exists(model.path())) {
      requireSame(model, sha256(model.path(), cancellation));
    }
  }

  /** As {@link #requireUnchanged}, by all of its bytes. */
  void read(InstalledModel model, Progress progress, Cancellation cancellation) {
    requireSame(model, hash(model.path(), file -> records.read(file, progress, cancellation)));
  }

  /** Whether all of a model was not read for a month, or never. */
  boolean isDue(InstalledModel model) {
    try {
      Instant now = clock.instant();
      return records
          .lastRead(model.path())
          .filter(last -> last.plus(READ_AGAIN).isAfter(now) && !last.isAfter(now))
          .isEmpty();
    } catch (IOException e) {
      return false; // gone, or not to be read now
    }
  }

  private void requireSame(InstalledModel model, String sha256) {
    if (!model.sha256().equals(sha256)) {
      throw new CarrelException(
          Code.MODEL_CHANGED,
          ("%s is not used: its file is not what it was. %s has the SHA-256 %s and not %s."
                  + " Documents and conversations are as they were.")
              .formatted(model.name(), model.path(), sha256, model.sha256()),
          remedy(model));
    }
  }

  private String remedy(InstalledModel model) {
    return model.path().startsWith(folder)
        ? "Remove it, and get it again: carrel models remove %s, then carrel models get %s"
            .formatted(model.name(), model.name())
        : "If you replaced the file, add it again: carrel models add %s. If not, do not use it."
            .formatted(model.path());
  }

  @FunctionalInterface
  private interface Hashing {
    String of(Path file) throws IOException;
  }

  private static String hash(Path path, Hashing hashing) {
    try {
      return hashing.of(path);
    } catch (IOException e) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          path + " cannot be read: " + e.getMessage() + ".",
          "Check that the file is there and that you may read it.",
          e);
    }
  }
}
