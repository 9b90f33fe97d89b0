// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeRights;
import dev.carrel.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder of the person's data, and the database in it. */
public final class HomeCheck {
  private static final long LEAST_FREE_BYTES = 200_000_000;

  private HomeCheck() {}

  /**
   * Looks at a home; one that does not exist yet is not made.
   *
   * @param place where the pointer to a home that was moved lies
   */
  public static List<Check> home(Path folder, Path place) {
    Check disk = disk(folder);
    if (!Files.exists(folder)) {
      return List.of(Check.ok("home", folder + " will be made when it is needed"), disk);
    }
    try (Home home = Home.open(folder, place)) {
      return List.of(rights(home.folder()), disk, database(home));
    } catch (CarrelException e) {
      return List.of(refused(e), disk);
    } catch (IOException e) {
      return List.of(
          Check.failed("home", folder + ": " + e.getMessage(), "Give another one with --home."),
          disk);
    }
  }

  /** Opening it has closed it to others where that could be done. */
  private static Check rights(Path home) throws IOException {
    String owned =
        "%s, owned by %s, can be written".formatted(home, Files.getOwner(home).getName());
    return switch (HomeRights.look(home)) {
      case HomeRights.Seen.Closed _ -> Check.ok("home", owned + ", and is closed to others");
      case HomeRights.Seen.Names names ->
          Check.ok(
              "home",
              owned
                  + ". It holds other things too and stays open to others (%s); what Carrel keeps"
                      .formatted(names.rights())
                  + " there is closed to them");
      case HomeRights.Seen.Open open ->
          Check.failed(
              "home",
              "%s, but others on this machine can read or change %s (%s)"
                  .formatted(owned, open.what(), open.rights()),
              "Give a folder of Carrel's own with --home, on a disk that knows who may read what.");
    };
  }

  /** That another Carrel works in it is as it should be: only the database stays unchecked. */
  private static Check refused(CarrelException e) {
    String message = String.valueOf(e.getMessage());
    return e.code() == Code.HOME_IN_USE
        ? Check.ok("home", message + " The database was not checked.")
        : Check.failed("home", message, e.remedy());
  }

  private static Check disk(Path folder) {
    try {
      Path there = folder;
      while (!Files.exists(there)) {
        there = Optional.ofNullable(there.getParent()).orElseThrow(IOException::new);
      }
      long free = Files.getFileStore(there).getUsableSpace();
      String detail = "%s free in %s".formatted(ByteSize.text(free), there);
      return free >= LEAST_FREE_BYTES
          ? Check.ok("disk", detail)
          : Check.failed("disk", detail, "Free some space, or give another home with --home.");
    } catch (IOException e) {
      return Check.ok("disk", "how much is free in " + folder + " could not be found out");
    }
  }

  private static Check database(Home home) {
    if (!Files.exists(home.database())) {
      return Check.ok("database", "none yet");
    }
    try (Store store = Store.open(home)) {
      List<String> problems = store.integrityCheck();
      int documents = store.documentCount();
      return problems.isEmpty()
          ? Check.ok("database", "%d documents, integrity checked".formatted(documents))
          : Check.failed(
              "database",
              String.join("; ", problems),
              "Move " + home.database() + " away and add your documents again.");
    } catch (CarrelException e) {
      return Check.failed("database", String.valueOf(e.getMessage()), e.remedy());
    }
  }
}
