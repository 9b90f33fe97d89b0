// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.Set;

/** Who may do what with a file, in the way of one kind of file system. */
interface FileRights {
  /** Those of the file system that a path is on. */
  static FileRights of(Path path) {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new PosixRights();
    }
    return new AclRights(
        file -> Files.getFileAttributeView(file, AclFileAttributeView.class)); // as Windows
  }

  /** Whether somebody else than the owner may do anything with it. */
  boolean isOpen(Path file) throws IOException;

  /** Whether somebody else than the owner may give other files the names in a folder. */
  boolean isOpenForWriting(Path folder) throws IOException;

  /**
   * Leaves only the owner any right.
   *
   * @throws IOException if the file system does not let us
   */
  void close(Path file) throws IOException;

  /** The rights, such as {@code rwxr-xr-x}. */
  String text(Path file) throws IOException;

  /** Whether a folder belongs to whom the files belong that are made in it. */
  boolean isOwn(Path folder) throws IOException;
}
