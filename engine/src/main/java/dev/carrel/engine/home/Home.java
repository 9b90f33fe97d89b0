// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder where one person's data lives. It is locked while open: no other process, and no other
 * {@code Home} of this process, can have it.
 */
public final class Home implements AutoCloseable {
  private final Path folder;
  private final HomeLock lock;
  private final HomeFiles files;

  private Home(Path folder, HomeLock lock) {
    this.folder = folder;
    this.files = HomeFiles.in(folder);
    this.lock = lock;
  }

  /**
   * Opens a home and takes its lock; a folder that is missing is made, and one that is there is
   * closed to others: {@link HomeRights}.
   *
   * @throws CarrelException {@link Code#HOME_IN_USE} with who has it; {@link Code#HOME_UNUSABLE}
   *     where the path is a file, cannot be written, or is somebody else's; {@link Code#DISK_FULL}
   */
  public static Home open(Path path) {
    return open(path, path);
  }

  /**
   * As the other; where a home that was moved here is not there, it is not made.
   *
   * @param place where the pointer to a home that was moved lies: {@link Platform#dataPlace}
   */
  public static Home open(Path path, Path place) {
    Path folder = path.toAbsolutePath().normalize();
    requirePlace(folder);
    requireWhereItWasMoved(folder, new HomePointer(place));
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          folder + " is a file, not a folder.",
          "Give the path of a folder with --home.");
    }
    try {
      DurableFile.createFolders(folder);
      Path real = folder.toRealPath();
      HomeRights.requireOwn(real);
      HomeLock lock = HomeLock.acquire(real);
      Home home = new Home(real, lock);
      boolean opened = false;
      try {
        home.makeFolders();
        HomeRights.close(real);
        home.clearUnfinished();
        opened = true;
        return home;
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, "Carrel cannot keep its data in " + folder);
    }
  }

  /**
   * Requires that there is a place for a home.
   *
   * @throws CarrelException {@link Code#HOME_UNUSABLE} where it would lie with a person who has no
   *     folder: {@link Platform#NOWHERE}
   */
  public static void requirePlace(Path path) {
    if (path.startsWith(Platform.NOWHERE)) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "There is no folder for your data: HOME is not set, and the system knows none of yours.",
          "Set HOME, or give a folder with --home.");
    }
  }

  /** A disk that is not connected must not look like a home with nothing in it. */
  private static void requireWhereItWasMoved(Path folder, HomePointer pointer) {
    boolean movedThere = pointer.read().filter(t -> t.home().equals(folder)).isPresent();
    if (movedThere && Files.notExists(folder.resolve(HomePlace.DATABASE.title()))) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "Your data was moved to " + folder + ", and is not there now.",
          "Connect the disk that it is on, then try again. To begin with nothing, delete "
              + pointer.file()
              + ".");
    }
  }

  private void makeFolders() throws IOException {
    for (HomePlace place : List.of(HomePlace.CONTEXTS, HomePlace.RECEIPTS, HomePlace.COPIES)) {
      DurableFile.createFolders(path(place));
    }
  }

  /** In the folders that only who has the lock writes to. */
  private void clearUnfinished() throws IOException {
    for (HomePlace place : List.of(HomePlace.COPIES, HomePlace.NOTES, HomePlace.EXAMPLE)) {
      files.clearUnfinished(place);
    }
  }

  /** The home of the person: the platform's own place, or where it was moved to from there. */
  public static Path defaultPath(Platform platform) {
    Path place = platform.dataPlace();
    return new HomePointer(place).read().map(HomePointer.Target::home).orElse(place);
  }

  /** The folder itself, as a real path. */
  public Path folder() {
    return folder;
  }

  /** The files in it. */
  public HomeFiles files() {
    return files;
  }

  /** The SQLite database; its {@code -wal} and {@code -shm} files lie beside it. */
  public Path database() {
    return path(HomePlace.DATABASE);
  }

  /** The folder of the search index; can be made anew from the database. */
  public Path index() {
    return path(HomePlace.INDEX);
  }

  /** The folder of saved contexts. */
  public Path contexts() {
    return path(HomePlace.CONTEXTS);
  }

  private Path path(HomePlace place) {
    return folder.resolve(place.title());
  }

  /**
   * Where a file lies.
   *
   * @throws IllegalArgumentException if the map does not say that it is reached by its path
   */
  public Path path(HomeName name) {
    if (name.place().way() == HomePlace.Way.PORT) {
      throw new IllegalArgumentException(name + " is reached through the port only");
    }
    return HomeFolder.resolve(folder, name);
  }

  /** Gives the lock back; a second call does nothing. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, "The lock of " + folder + " could not be given back");
    }
  }
}
