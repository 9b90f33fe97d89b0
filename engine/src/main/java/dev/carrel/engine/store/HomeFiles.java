package dev.carrel.engine.store;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The files of a home as bytes, for {@link HomeMove}. */
final class HomeFiles {
  private static final int BLOCK = 1 << 18;

  private HomeFiles() {}

  /**
   * All files in a folder and below, links followed.
   *
   * @param without names that are passed over in the folder itself
   */
  static List<Path> list(Path folder, Set<String> without) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> !isOneOf(folder, file, without))
          .filter(Files::isRegularFile)
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
    Files.createDirectories(folder, Home.ownerOnly());
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Deletes what is in a folder; what links lead to stays.
   *
   * @param keep names that stay in the folder itself
   * @param itself whether the folder goes too
   */
  static void deleteAll(Path folder, Set<String> keep, boolean itself) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      boolean stays = file.equals(folder) ? !itself : isOneOf(folder, file, keep);
      if (!stays) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Makes new names survive a power cut, where a folder can be synced: not on Windows. */
  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The pointer is written and synced after this on any system that orders its writes.
    }
  }

  /** Copies of files from one folder to another, and what their bytes were. */
  static final class Copies {
    private final Path from;
    private final Path to;
    private final Cancellation cancellation;
    private final Map<Path, String> hashes = new HashMap<>();

    Copies(Path from, Path to, Cancellation cancellation) {
      this.from = from;
      this.to = to;
      this.cancellation = cancellation;
    }

    private Path copyOf(Path file) {
      return to.resolve(from.relativize(file));
    }

    /**
     * Copies them and syncs each.
     *
     * @param told hears of the bytes copied so far
     */
    void copy(List<Path> files, LongConsumer told) throws IOException {
      long done = 0;
      told.accept(0);
      for (Path file : files) {
        Path copy = copyOf(file);
        Files.createDirectories(copy.getParent());
        long before = done;
        hashes.put(file, copy(file, copy, bytes -> told.accept(before + bytes)));
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
        done += Files.size(copy);
      }
    }

    private String copy(Path file, Path copy, LongConsumer told) throws IOException {
      MessageDigest digest = Sha256.digest();
      try (InputStream in = Files.newInputStream(file);
          FileChannel out =
              FileChannel.open(
                  copy,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE)) {
        long done = 0;
        byte[] block = new byte[BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          cancellation.throwIfRequested();
          digest.update(block, 0, n);
          for (ByteBuffer rest = ByteBuffer.wrap(block, 0, n); rest.hasRemaining(); ) {
            out.write(rest);
          }
          done += n;
          told.accept(done);
        }
        out.force(true);
      }
      return java.util.HexFormat.of().formatHex(digest.digest());
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
}
