// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on {@code home.lock}. It ends with the process however that ends, so
 * the file that a killed process leaves blocks nobody.
 */
final class HomeLock implements AutoCloseable {
  static final String FILE = HomePlace.LOCK.title();

  /**
   * The homes this process holds. Static because it mirrors a fact of the process: POSIX drops a
   * process's lock on a file when <em>any</em> of its descriptors of that file is closed, so a
   * second attempt must be refused before it opens the file, or it would free the first one's lock.
   */
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  /** One byte far behind the text: Windows locks are mandatory, and others must read the owner. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @param folder real path of a folder that is there
   * @throws CarrelException {@link Code#HOME_IN_USE} with the owner, if another process or this one
   *     has it
   */
  static HomeLock acquire(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!HELD_BY_THIS_PROCESS.add(file)) {
      throw inUse(folder, LockOwner.thisProcess().describe(Instant.now(), ZoneId.systemDefault()));
    }
    boolean held = false;
    try {
      HomeLock lock = lock(folder, file);
      held = true;
      return lock;
    } finally {
      if (!held) {
        HELD_BY_THIS_PROCESS.remove(file);
      }
    }
  }

  private static HomeLock lock(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean close = true;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(folder, owner(file));
      }
      writeOwner(channel);
      close = false;
      return new HomeLock(file, channel);
    } catch (OverlappingFileLockException e) {
      // Held through another class loader. Closing our channel would free that lock: leave it open.
      close = false;
      throw inUse(folder, "this process");
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  private static void writeOwner(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(LockOwner.thisProcess().toText().getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static String owner(Path file) {
    try {
      return LockOwner.parse(Files.readString(file))
          .map(owner -> owner.describe(Instant.now(), ZoneId.systemDefault()))
          .orElse("another process");
    } catch (IOException e) {
      return "another process";
    }
  }

  private static CarrelException inUse(Path folder, String owner) {
    return new CarrelException(
        Code.HOME_IN_USE,
        folder + " is in use by " + owner + ".",
        "Close that Carrel first, or give this one another folder with --home.");
  }

  @Override
  public void close() throws IOException {
    // The file stays: deleting it would let two processes lock two files of the same name.
    channel.close();
    HELD_BY_THIS_PROCESS.remove(file);
  }
}
