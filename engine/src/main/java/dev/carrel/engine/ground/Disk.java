// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The steps that {@link DurableFile} is made of. A step is done or not; what was not synced may be
 * gone after a power cut, which is what a test's disk shows after each of them.
 */
public interface Disk {
  /** The file systems of this machine. */
  Disk LOCAL = new LocalDisk();

  /** Whether there is a folder. */
  boolean isFolder(Path folder);

  /** Makes one folder, with mode 0700 where there are modes; leaves one that is there as it is. */
  void createFolder(Path folder) throws IOException;

  /**
   * Begins a file that must not be there, with mode 0600. Where a system has no modes, as Windows,
   * it has the rights of its folder, which in a person's own place are that person's.
   */
  SeekableByteChannel create(Path file) throws IOException;

  /**
   * Gives a file the mode of another, and its owner and group as far as the system lets us, where
   * there are such.
   */
  void copyMode(Path from, Path to) throws IOException;

  /** Brings to the disk what was written to a file from {@link #create}, whatever its mode. */
  void sync(SeekableByteChannel out) throws IOException;

  /** Brings the bytes of a file that somebody else has written to the disk. */
  void sync(Path file) throws IOException;

  /**
   * Gives a file another name within its disk, over what has that name, in one step.
   *
   * @throws java.nio.file.AtomicMoveNotSupportedException if the file system cannot
   */
  void replace(Path from, Path to) throws IOException;

  /** As {@link #replace}, in as many steps as it takes. */
  void replaceInSteps(Path from, Path to) throws IOException;

  /**
   * Brings the names in a folder to the disk; does nothing where a folder cannot be synced. On
   * Windows it cannot, and NTFS writes names in order by itself.
   */
  void syncFolder(Path folder);

  /** Deletes a file, or a folder in which nothing lies; tells whether there was one. */
  boolean delete(Path file) throws IOException;

  /**
   * A file's bytes.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  InputStream open(Path file) throws IOException;

  /** A file's length in bytes; empty if there is no file of that name. */
  OptionalLong size(Path file) throws IOException;

  /** What is in a folder, in no order; nothing if there is none. */
  List<Path> list(Path folder) throws IOException;

  /**
   * The file that a link leads to; the same path if it is no link, or leads nowhere.
   *
   * @throws java.nio.file.FileSystemException if that is a device or a pipe, in whose place a file
   *     must not be put
   */
  Path target(Path file) throws IOException;
}
