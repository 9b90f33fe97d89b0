// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.PowerCutDisk;
import dev.carrel.engine.ground.PowerCutDisk.Lie;
import dev.carrel.engine.ground.PowerCutDisk.PowerCut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract on a disk in memory, and what is left when the power goes after any step. */
class HomePowerCutTest extends HomeFilesContract {
  private static final Path ABOVE = Path.of("").toAbsolutePath();
  private static final Path HOME = ABOVE.resolve("home");
  private static final int RESTARTS = 40;
  private static final HomeName NOTE = HomePlace.NOTES.file("ab".repeat(32), "note.md");
  private static final String OLD = "the old text, of some length";
  private static final String NEW = "and the new one, which is longer than it";

  private final HomeFiles files = new HomeFolder(HOME, PowerCutDisk.with(ABOVE));

  /** Something that is done with a home, and what of the note may be left of it. */
  private record Deed(String before, Doing doing, String after) {
    interface Doing {
      void to(HomeFiles files) throws IOException;
    }

    Set<String> either() {
      return Set.of(before, after);
    }
  }

  private static final List<Deed> DEEDS =
      List.of(
          new Deed("", files -> files.file(NOTE).write(NEW.getBytes(UTF_8)), NEW),
          new Deed(OLD, files -> files.file(NOTE).write(NEW.getBytes(UTF_8)), NEW),
          new Deed(OLD, files -> files.write(NOTE, out -> out.write(NEW.getBytes(UTF_8))), NEW),
          new Deed(OLD, files -> assertTrue(files.file(NOTE).delete()), ""));

  @Override
  HomeFiles files() {
    return files;
  }

  /** What the note holds; nothing if it is not there. */
  private static String text(HomeFiles files) throws IOException {
    Optional<byte[]> there = files.file(NOTE).read();
    return there.map(bytes -> new String(bytes, UTF_8)).orElse("");
  }

  /** A disk on which the note is as before a deed, and synced. */
  private static PowerCutDisk disk(Deed deed) throws IOException {
    PowerCutDisk disk = PowerCutDisk.with(ABOVE);
    prepare(disk, deed);
    return disk;
  }

  private static void prepare(PowerCutDisk disk, Deed deed) throws IOException {
    if (!deed.before.isEmpty()) {
      new HomeFolder(HOME, disk).file(NOTE).write(deed.before.getBytes(UTF_8));
    }
  }

  @Test
  void whenThePowerGoesAfterAnyStepAFileIsAsItWasOrAsItBecame() throws IOException {
    for (Deed deed : DEEDS) {
      boolean done = false;
      for (int steps = 0; !done; steps++) {
        assertTrue(steps < 100, "it ends");
        for (int restart = 0; restart < RESTARTS; restart++) {
          PowerCutDisk disk = disk(deed);
          HomeFiles home = new HomeFolder(HOME, disk);
          disk.cutAfter(steps);
          try {
            deed.doing.to(home);
            done = true;
          } catch (PowerCut e) {
            done = false;
          }
          disk.restart(new Random(restart));
          String at = deed + " after " + steps + " steps, restart " + restart;
          String left = text(home);
          assertTrue(done ? left.equals(deed.after) : deed.either().contains(left), at + left);
          home.clearUnfinished(HomePlace.NOTES);
          assertEquals(left.isEmpty() ? Set.of() : Set.of(path()), disk.files(), at);
          deed.doing.to(written(home, deed));
          assertEquals(deed.after, text(home), at);
        }
      }
    }
  }

  private static Path path() {
    return HomeFolder.resolve(HOME, NOTE);
  }

  /** So that a deed can be done again which needs a file. */
  private static HomeFiles written(HomeFiles home, Deed deed) throws IOException {
    if (deed.after.isEmpty()) {
      home.file(NOTE).write(deed.before.getBytes(UTF_8));
    }
    return home;
  }

  @Test
  void whenAnyStepFailsTheFileIsAsItWasAndNothingIsLeftBesideIt() throws IOException {
    for (Deed deed : DEEDS) {
      int failed = 0;
      boolean done = false;
      for (int steps = 0; !done; steps++) {
        assertTrue(steps < 100, "it ends");
        PowerCutDisk disk = disk(deed);
        HomeFiles home = new HomeFolder(HOME, disk);
        disk.failAfter(steps);
        try {
          deed.doing.to(home);
          assertEquals(deed.after, text(home), deed + " after " + steps + " steps");
          done = failed > 0;
        } catch (IOException e) {
          failed++;
          assertEquals(deed.before, text(home), deed + " after " + steps + " steps");
          assertEquals(
              deed.before.isEmpty() ? Set.of() : Set.of(path()), disk.files(), deed.toString());
        }
      }
    }
  }

  /** Shows that the test above would see it if a step were forgotten. */
  @Test
  void aDiskThatOnlySaysThatItHasSyncedIsFoundOut() throws IOException {
    Deed deed = DEEDS.getFirst();
    int half = 0;
    int lost = 0;
    for (int restart = 0; restart < RESTARTS; restart++) {
      half += deed.either().contains(leftOf(deed, Lie.BYTES, restart)) ? 0 : 1;
      lost += leftOf(deed, Lie.NAMES, restart).isEmpty() ? 1 : 0;
    }
    assertTrue(half > RESTARTS / 4 && lost > RESTARTS / 4, half + " half, " + lost + " lost");
  }

  private static String leftOf(Deed deed, Lie lie, int restart) throws IOException {
    PowerCutDisk disk = PowerCutDisk.thatLies(ABOVE, lie);
    HomeFiles home = new HomeFolder(HOME, disk);
    deed.doing.to(home);
    disk.restart(new Random(restart));
    return text(home);
  }
}
