package dev.carrel.engine.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that are there whole or not at all, whenever the process or the machine stops. */
final class Durable {
  /** Ends the names of files that are being written. */
  static final String UNFINISHED = ".new";

  private Durable() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  interface Content {
    void write(FileChannel channel) throws IOException;
  }

  static void write(Path file, byte[] content) throws IOException {
    write(
        file,
        channel -> {
          for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
            channel.write(rest);
          }
        });
  }

  /** Writes a file beside its place, for its owner only, and moves it there once it is on disk. */
  static void write(Path file, Content content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              ownerOnly())) {
        content.write(channel);
        channel.force(true);
      }
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Renames a file within its disk, over what is there. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(to);
  }

  /** A new name is on disk once its folder is; Windows cannot open a folder, and need not. */
  private static void sync(Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // After a crash the file may have its old name, which is found and dealt with.
    }
  }

  /** Deletes a file if that can be done; whether it is gone. */
  static boolean deleted(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
