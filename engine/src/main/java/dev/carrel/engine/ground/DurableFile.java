// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is there whole, old or new, whenever the process or the machine stops. The one class
 * that writes a file beside its place and gives it its name when it is on disk.
 */
public final class DurableFile implements StoredFile {
  private static final String UNFINISHED_START = ".carrel-";
  private static final String UNFINISHED_END = ".new";

  private final Path file;
  private final Owner owner;
  private final Disk disk;

  private enum Owner {
    CARREL,
    PERSON
  }

  private DurableFile(Path file, Owner owner, Disk disk) {
    this.file = file.toAbsolutePath();
    this.owner = owner;
    this.disk = disk;
  }

  /** Says what a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @throws IOException to leave the file as it was
     */
    void to(SeekableByteChannel out) throws IOException;
  }

  /** A file of Carrel's own, for its owner only, in a folder that is made if need be. */
  public static DurableFile ours(Path file) {
    return ours(file, Disk.LOCAL);
  }

  /** As the other, on another disk. */
  public static DurableFile ours(Path file, Disk disk) {
    return new DurableFile(file, Owner.CARREL, disk);
  }

  /**
   * A file of a person's, in a folder that must be there. It keeps its mode, and its owner and
   * group as far as the system lets us; a link stays a link. What else a file system may know of it
   * is lost. A new one is for its owner only. Where a file system cannot replace a file in one
   * step, it is done in more.
   */
  public static DurableFile ofPerson(Path file) {
    return ofPerson(file, Disk.LOCAL);
  }

  /** As the other, on another disk. */
  public static DurableFile ofPerson(Path file, Disk disk) {
    return new DurableFile(file, Owner.PERSON, disk);
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Optional<byte[]> read(int mostBytes) throws IOException {
    if (disk.size(file).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = disk.open(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      return bytes.length > mostBytes ? Optional.empty() : Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // gone meanwhile
    }
  }

  @Override
  public void write(byte[] content) throws IOException {
    write(out -> writeAll(out, ByteBuffer.wrap(content)));
  }

  /** Writes all that is left of a buffer. */
  public static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int _ = out.write(bytes);
    }
  }

  /** As {@link #write(byte[])}, for what is written piece by piece. */
  public void write(Content content) throws IOException {
    Path target = owner == Owner.CARREL ? file : disk.target(file);
    Path folder = folder(target);
    if (owner == Owner.CARREL) {
      createFolders(folder, disk);
    }
    Path fresh = folder.resolve(unfinishedName());
    boolean done = false;
    try {
      try (SeekableByteChannel out = disk.create(fresh)) {
        if (owner == Owner.PERSON && disk.size(target).isPresent()) {
          disk.copyMode(target, fresh);
        }
        content.to(out);
        disk.sync(out);
      }
      replace(fresh, target);
      done = true;
      disk.syncFolder(folder);
    } finally {
      if (!done) {
        discard(fresh);
      }
    }
  }

  private void replace(Path fresh, Path target) throws IOException {
    try {
      disk.replace(fresh, target);
    } catch (AtomicMoveNotSupportedException e) {
      if (owner == Owner.CARREL) {
        throw e;
      }
      disk.replaceInSteps(fresh, target);
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent(), () -> file + " is no file");
  }

  /**
   * A new name of a file that is being written. Not made of the file's name, which may be as long
   * as a name can be.
   */
  public static String unfinishedName() {
    long number = ThreadLocalRandom.current().nextLong();
    return UNFINISHED_START + Long.toHexString(number) + UNFINISHED_END;
  }

  private void discard(Path fresh) {
    try {
      boolean _ = disk.delete(fresh);
    } catch (IOException e) {
      // Why it could not be written matters more; see clearUnfinished.
    }
  }

  /** Takes a file that somebody else has written, from anywhere on the same disk, for this one. */
  public void adopt(Path finished) throws IOException {
    disk.sync(finished);
    take(finished);
  }

  /** As {@link #adopt}, for a file whose bytes are on the disk, or need not be. */
  public void take(Path finished) throws IOException {
    Path folder = folder(file);
    createFolders(folder, disk);
    disk.replace(finished, file);
    disk.syncFolder(folder);
    Path before = folder(finished.toAbsolutePath());
    if (!before.equals(folder)) {
      disk.syncFolder(before);
    }
  }

  @Override
  public boolean delete() throws IOException {
    boolean deleted = disk.delete(file);
    if (deleted) {
      disk.syncFolder(folder(file));
    }
    return deleted;
  }

  /** Makes a folder and those above it that are missing, for their owner only. */
  public static void createFolders(Path folder) throws IOException {
    createFolders(folder.toAbsolutePath(), Disk.LOCAL);
  }

  /** As the other, on another disk. */
  public static void createFolders(Path folder, Disk disk) throws IOException {
    if (disk.isFolder(folder)) {
      return;
    }
    Path above = folder.getParent();
    if (above != null) {
      createFolders(above, disk);
    }
    disk.createFolder(folder);
    if (above != null) {
      disk.syncFolder(above);
    }
  }

  /**
   * Whether a file of this name is one that is being written, or that a crash left half written.
   */
  public static boolean isUnfinished(String name) {
    return name.startsWith(UNFINISHED_START) && name.endsWith(UNFINISHED_END);
  }

  /** Deletes what a crash left half written in a folder that nobody writes to now. */
  public static void clearUnfinished(Path folder, Disk disk) throws IOException {
    for (Path entry : disk.list(folder)) {
      if (isUnfinished(entry.getFileName().toString())) {
        boolean _ = disk.delete(entry);
      }
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
