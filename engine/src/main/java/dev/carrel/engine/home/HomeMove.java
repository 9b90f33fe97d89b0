// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DiskSpace;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Moves a home to another folder: everything is copied and read again before the pointer is
 * switched, and only then the old folder is emptied. Whenever this is stopped, by a person, an
 * error or a power cut, one of the two folders is whole and is the one that is used.
 *
 * <p>What the map of a home does not know is not Carrel's: it is neither copied nor deleted, in
 * neither folder, and the person is told that it is there.
 */
public final class HomeMove {
  private static final String SUBFOLDER = "Carrel";
  private static final long SPARE_BYTES = 64_000_000;
  private static final Set<String> STAYS = Set.of(HomePointer.FILE, HomeLock.FILE);
  private static final Set<String> MARKED =
      Set.of(HomePointer.FILE, HomeLock.FILE, HomePlace.MOVING.title());
  private static final System.Logger LOG = System.getLogger(HomeMove.class.getName());

  private final Path from;
  private final Path to;
  private final Path place;

  /**
   * A move, not begun.
   *
   * @param from a home that nobody has open
   * @param to where it shall be: see {@link #target}
   * @param place where the pointer to it lies: the platform's place for data
   */
  public HomeMove(Path from, Path to, Path place) {
    this.from = from.toAbsolutePath().normalize();
    this.to = to.toAbsolutePath().normalize();
    this.place = place.toAbsolutePath().normalize();
  }

  /**
   * The folder that a home goes to if a person chose this one: a new one in it, if it is in use.
   *
   * @param from the home
   */
  public static Path target(Path from, Path chosen) {
    Path folder = chosen.toAbsolutePath().normalize();
    return isFree(folder, from.toAbsolutePath().normalize()) ? folder : folder.resolve(SUBFOLDER);
  }

  /** Missing, or empty but for what an interrupted move of this home left. */
  private static boolean isFree(Path folder, Path from) {
    if (Files.notExists(folder) || MoveMark.isOn(folder, from)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> STAYS.contains(entry.getFileName().toString()));
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the home will be. */
  public Path to() {
    return to;
  }

  /**
   * Says whether it can be done, and how much there is to copy. Changes nothing; the home may be
   * open.
   *
   * @return bytes
   * @throws CarrelException HOME_UNUSABLE, DISK_FULL
   */
  public long check() {
    if (to.startsWith(from)) {
      throw unusable(
          "The data folder cannot be moved into itself.", "Choose a folder outside of " + from);
    }
    if (!isFree(to, from)) {
      throw unusable(to + " is not empty.", "Choose an empty folder, or a new one");
    }
    try {
      long bytes = HomeCopy.bytes(HomeCopy.list(from, STAYS));
      long free = DiskSpace.freeBytes(to);
      if (bytes + SPARE_BYTES > free) {
        throw new CarrelException(
            Code.DISK_FULL,
            "Moving the data folder needs %s in %s, where %s are free. Nothing was changed."
                .formatted(HomeErrors.bytes(bytes + SPARE_BYTES), to, HomeErrors.bytes(free)),
            "Choose a folder on another disk, or free some space there.");
      }
      return bytes;
    } catch (IOException e) {
      throw HomeErrors.of(e, from, "The data folder cannot be looked through");
    }
  }

  private static CarrelException unusable(String what, String remedy) {
    return new CarrelException(Code.HOME_UNUSABLE, what + " Nothing was changed.", remedy + ".");
  }

  /** What of the old folder is still there, and is the person's to look at. */
  public sealed interface LeftOver {
    /** Where. */
    Path folder();

    /**
     * It could not be deleted, and is to be by hand.
     *
     * @param reason as the system said it
     */
    record NotDeleted(Path folder, String reason) implements LeftOver {}

    /**
     * It holds what is not Carrel's, which was left there.
     *
     * @param names of files and folders in it, at least one
     */
    record NotOurs(Path folder, List<String> names) implements LeftOver {
      public NotOurs {
        names = List.copyOf(names);
      }
    }
  }

  /**
   * Moves it.
   *
   * @param progress told in COPY_BYTES, then in CHECK_BYTES
   * @return what is left to do by hand; empty if all is well
   * @throws CarrelException as {@link #check}; HOME_IN_USE; CANCELLED: then all is as before, but
   *     perhaps for files in the new folder, which the next try replaces
   */
  public Optional<LeftOver> run(Progress progress, Cancellation cancellation) {
    cancellation.throwIfRequested();
    long total = check();
    boolean wasThere = Files.exists(to);
    try (HomeLock _ = HomeLock.acquire(from.toRealPath())) {
      try {
        copy(total, progress, cancellation);
        cancellation.throwIfRequested();
        MoveMark.clear(to);
        new HomePointer(place).write(new HomePointer.Target(to, Optional.of(from)));
      } catch (CarrelException | IOException e) {
        // The mark goes last: stopped meanwhile, the folder is still one that may be replaced.
        List<String> _ = HomeCopy.deleteOurs(to, MARKED, false);
        List<String> _ = HomeCopy.deleteOurs(to, Set.of(HomePointer.FILE), !wasThere);
        throw e;
      }
    } catch (IOException e) {
      throw HomeErrors.of(e, to, "The data folder could not be moved; it is where it was");
    }
    return finish(place);
  }

  private void copy(long total, Progress progress, Cancellation cancellation) throws IOException {
    HomeCopy.createFolder(to);
    new MoveMark(from, to, Instant.now()).set();
    List<String> _ = HomeCopy.deleteOurs(to, MARKED, false); // what an interrupted move left
    List<Path> files = HomeCopy.list(from, STAYS);
    HomeCopy copies = new HomeCopy(from, to, cancellation);
    copies.copy(files, done -> progress.at(Stage.COPY_BYTES, done, total));
    copies.check(files, done -> progress.at(Stage.CHECK_BYTES, done, total));
  }

  /**
   * Deletes what was left in the old folder of the last move: at its end, and after a start if the
   * process ended before.
   *
   * @param place where the pointer lies
   * @return what could not be deleted; empty if nothing is left
   */
  public static Optional<LeftOver> finish(Path place) {
    HomePointer pointer = new HomePointer(place);
    HomePointer.Target target = pointer.read().orElse(null);
    if (target == null || target.left().isEmpty()) {
      return Optional.empty();
    }
    Path old = target.left().get();
    List<String> notOurs = List.of();
    try {
      if (Files.isRegularFile(target.home().resolve(HomePlace.DATABASE.title()))
          && isAsItWasLeft(old, pointer)) {
        notOurs = empty(old, old.equals(place));
      }
      if (target.home().equals(place)) {
        pointer.clear();
      } else {
        pointer.write(new HomePointer.Target(target.home(), Optional.empty()));
      }
      return notOurs.isEmpty() ? Optional.empty() : Optional.of(new LeftOver.NotOurs(old, notOurs));
    } catch (IOException | CarrelException e) {
      LOG.log(System.Logger.Level.INFO, "the old data folder could not be deleted", e);
      return Optional.of(new LeftOver.NotDeleted(old, String.valueOf(e.getMessage())));
    }
  }

  /** Somebody may have begun to use it again: then it is no left-over any more. */
  private static boolean isAsItWasLeft(Path old, HomePointer pointer) throws IOException {
    Path database = old.resolve(HomePlace.DATABASE.title());
    return Files.exists(old)
        && (Files.notExists(database)
            || Files.getLastModifiedTime(database)
                    .compareTo(Files.getLastModifiedTime(pointer.file()))
                <= 0);
  }

  /** Gives back the names of what is not Carrel's. */
  private static List<String> empty(Path old, boolean isPlace) throws IOException {
    List<String> notOurs;
    try (HomeLock _ = HomeLock.acquire(old.toRealPath())) {
      notOurs = HomeCopy.deleteOurs(old, STAYS, false);
    }
    if (!isPlace) {
      notOurs = HomeCopy.deleteOurs(old, Set.of(), true);
    }
    return notOurs;
  }
}
