// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * That nobody but its owner may read a home, also where its folder was there before.
 *
 * <p>A folder that belongs to somebody else is refused, since they could read and replace all that
 * is in it, whatever its mode. A folder that cannot be closed is taken, and {@code carrel doctor}
 * tells of it: some disks know no rights, such as a stick, and who moved their data there must not
 * lose it. A folder that holds other things too keeps its mode, as it is not Carrel's alone; what
 * is Carrel's in it is closed.
 */
public final class HomeRights {
  private static final System.Logger LOG = System.getLogger(HomeRights.class.getName());

  private HomeRights() {}

  /** What others on this machine may do. */
  public sealed interface Seen {
    /** Nothing. */
    record Closed() implements Seen {}

    /**
     * See what is in the folder, which holds other things too, and read nothing of Carrel's.
     *
     * @param rights as the system has them, such as {@code rwxr-xr-x}
     */
    record Names(String rights) implements Seen {}

    /**
     * Read or replace something.
     *
     * @param what the file or folder
     * @param rights as the system has them
     */
    record Open(Path what, String rights) implements Seen {}
  }

  /**
   * Makes sure that a folder is the person's own.
   *
   * @throws CarrelException HOME_UNUSABLE if it belongs to somebody else
   */
  static void requireOwn(Path folder) throws IOException {
    if (!FileRights.of(folder).isOwn(folder)) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "%s belongs to %s, who could read and change what is kept there."
              .formatted(folder, Files.getOwner(folder).getName()),
          "Give a folder of your own with --home, such as " + folder.resolve("carrel") + ".");
    }
  }

  /** Closes what is open to others, as far as the file system lets us. */
  static void close(Path folder) throws IOException {
    FileRights rights = FileRights.of(folder);
    List<Path> ours = ours(folder);
    if (ours.size() == entries(folder).size()) {
      closeIfOpen(folder, rights);
    }
    for (Path entry : ours) {
      if (closeIfOpen(entry, rights) && Files.isDirectory(entry)) {
        try (Stream<Path> below = Files.walk(entry)) {
          below.filter(file -> !file.equals(entry)).forEach(file -> closeIfOpen(file, rights));
        }
      }
    }
  }

  /** Tells whether it was open. */
  private static boolean closeIfOpen(Path file, FileRights rights) {
    try {
      if (Files.isSymbolicLink(file) || !rights.isOpen(file)) {
        return false;
      }
      rights.close(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, file + " stays open to others", e);
    }
    return true;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** What in the folder itself the map knows. */
  private static List<Path> ours(Path folder) throws IOException {
    return entries(folder).stream()
        .filter(entry -> HomePlace.isOurs(folder, entry))
        .sorted()
        .toList();
  }

  /** What others may do now. */
  public static Seen look(Path folder) throws IOException {
    FileRights rights = FileRights.of(folder);
    if (!rights.isOpen(folder)) {
      return new Seen.Closed();
    }
    String seen = rights.text(folder);
    if (rights.isOpenForWriting(folder)) {
      return new Seen.Open(folder, seen);
    }
    for (Path entry : ours(folder)) {
      if (rights.isOpen(entry)) {
        return new Seen.Open(entry, rights.text(entry));
      }
    }
    return new Seen.Names(seen);
  }
}
