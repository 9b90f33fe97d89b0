// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The file systems of this machine. */
final class LocalDisk implements Disk {
  /** Why nothing is written in its place. */
  static final String DEVICE = "it is a device or a pipe and no file";

  private static final FileAttribute<?>[] NONE = {};
  private static final System.Logger LOG = System.getLogger(LocalDisk.class.getName());

  @Override
  public boolean isFolder(Path folder) {
    return Files.isDirectory(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, mode(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return hasModes(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : NONE;
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public SeekableByteChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        mode(file, "rw-------"));
  }

  @Override
  public void copyMode(Path from, Path to) throws IOException {
    if (!hasModes(from)) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    PosixFileAttributes now = view.readAttributes();
    boolean owned = wanted.owner().equals(now.owner()) || may(() -> view.setOwner(wanted.owner()));
    boolean grouped =
        wanted.group().equals(now.group()) || may(() -> view.setGroup(wanted.group()));
    if (!owned) {
      LOG.log(System.Logger.Level.INFO, to + " cannot be left to " + wanted.owner());
    }
    // Another group must not get what that one had.
    view.setPermissions(grouped ? wanted.permissions() : asForAll(wanted.permissions()));
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Whether the system lets us, which depends on who we are. */
  private static boolean may(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** With no more rights for the group than all others have. */
  static Set<PosixFilePermission> asForAll(Set<PosixFilePermission> mode) {
    Set<PosixFilePermission> less = EnumSet.noneOf(PosixFilePermission.class);
    less.addAll(mode);
    for (String right : List.of("READ", "WRITE", "EXECUTE")) {
      if (!mode.contains(PosixFilePermission.valueOf("OTHERS_" + right))) {
        less.remove(PosixFilePermission.valueOf("GROUP_" + right));
      }
    }
    return less;
  }

  @Override
  public void sync(SeekableByteChannel out) throws IOException {
    ((FileChannel) out).force(true);
  }

  @Override
  public void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void replaceInSteps(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows, or a file system that has no such thing: the name comes to the disk when it does.
    }
  }

  @Override
  public boolean delete(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public OptionalLong size(Path file) throws IOException {
    try {
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty(); // gone meanwhile
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  /**
   * Whether a name is that of something that is neither file nor folder. Windows says so of what a
   * cloud keeps, too, and is not asked.
   */
  static boolean isDevice(Path file) throws IOException {
    return Files.exists(file)
        && hasModes(file)
        && Files.readAttributes(file, BasicFileAttributes.class).isOther();
  }

  @Override
  public Path target(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file;
    }
    if (isDevice(file)) {
      throw new FileSystemException(file.toString(), null, DEVICE);
    }
    return file.toRealPath();
  }
}
