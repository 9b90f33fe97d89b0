// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Copies of files from one folder to another for {@link HomeMove}, and what their bytes were. Below
 * the port, since all is copied as it lies there.
 */
final class HomeCopy {
  private static final int BLOCK = 1 << 18;

  private final Path from;
  private final Path to;
  private final Cancellation cancellation;
  private final Map<Path, String> hashes = new HashMap<>();

  HomeCopy(Path from, Path to, Cancellation cancellation) {
    this.from = from;
    this.to = to;
    this.cancellation = cancellation;
  }

  /**
   * All files in a folder and below that the map of a home knows, links followed.
   *
   * @param without names that are passed over in the folder itself
   */
  static List<Path> list(Path folder, Set<String> without) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> !isOneOf(folder, file, without))
          .filter(Files::isRegularFile)
          .filter(file -> HomePlace.isOurs(folder, file))
          .sorted()
          .toList();
    }
  }

  private static boolean isOneOf(Path folder, Path file, Set<String> names) {
    return folder.equals(file.getParent()) && names.contains(file.getFileName().toString());
  }

  static long bytes(List<Path> files) throws IOException {
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    return sum;
  }

  /** A folder for its owner's eyes only, made if it is missing. */
  static void createFolder(Path folder) throws IOException {
    DurableFile.createFolders(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Deletes what is in a folder and known to the map of a home. What is not stays as it is, and so
   * does what links lead to.
   *
   * @param keep names that stay in the folder itself
   * @param itself whether the folder goes too, if nothing is left in it
   * @return the names in the folder itself of what is not known
   */
  static List<String> deleteOurs(Path folder, Set<String> keep, boolean itself) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries = all.filter(entry -> !isOneOf(folder, entry, keep)).sorted().toList();
    }
    List<String> unknown = new ArrayList<>();
    for (Path entry : entries) {
      if (HomePlace.isOurs(folder, entry)) {
        deleteTree(entry);
      } else {
        unknown.add(entry.getFileName().toString());
      }
    }
    if (itself && unknown.isEmpty()) {
      Files.deleteIfExists(folder);
    }
    return List.copyOf(unknown);
  }

  private static void deleteTree(Path entry) throws IOException {
    try (Stream<Path> all = Files.walk(entry)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path copyOf(Path file) {
    return to.resolve(from.relativize(file));
  }

  /**
   * Copies them.
   *
   * @param told hears of the bytes copied so far
   */
  void copy(List<Path> files, LongConsumer told) throws IOException {
    long done = 0;
    told.accept(0);
    for (Path file : files) {
      Path copy = copyOf(file);
      long before = done;
      DurableFile.ours(copy)
          .write(out -> hashes.put(file, copy(file, out, bytes -> told.accept(before + bytes))));
      Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
      done += Files.size(copy);
    }
  }

  /** Gives the hash of what was written. */
  private String copy(Path file, SeekableByteChannel out, LongConsumer told) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      long done = 0;
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        cancellation.throwIfRequested();
        digest.update(block, 0, n);
        DurableFile.writeAll(out, ByteBuffer.wrap(block, 0, n));
        done += n;
        told.accept(done);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads the copies again.
   *
   * @throws IOException if one is not what was copied
   */
  void check(List<Path> files, LongConsumer told) throws IOException {
    long done = 0;
    told.accept(0);
    for (Path file : files) {
      Path copy = copyOf(file);
      if (!Sha256.of(copy, cancellation).equals(hashes.get(file))) {
        throw new IOException("the copy " + copy + " is not what was written");
      }
      done += Files.size(copy);
      told.accept(done);
    }
  }
}
