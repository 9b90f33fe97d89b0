// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Modes, as Linux and macOS have them. */
final class PosixRights implements FileRights {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  @Override
  public boolean isOpen(Path file) throws IOException {
    return !FOLDER.containsAll(Files.getPosixFilePermissions(file));
  }

  @Override
  public boolean isOpenForWriting(Path folder) throws IOException {
    return !Collections.disjoint(Files.getPosixFilePermissions(folder), WRITE);
  }

  @Override
  public void close(Path file) throws IOException {
    Files.setPosixFilePermissions(file, Files.isDirectory(file) ? FOLDER : FILE);
  }

  @Override
  public String text(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** By a file that is made: who we are, Java does not say, and a file system may not care. */
  @Override
  public boolean isOwn(Path folder) throws IOException {
    Path made = folder.resolve(DurableFile.unfinishedName());
    try (SeekableByteChannel _ = Disk.LOCAL.create(made)) {
      return Files.getOwner(made).equals(Files.getOwner(folder));
    } finally {
      boolean _ = Disk.LOCAL.delete(made);
    }
  }
}
