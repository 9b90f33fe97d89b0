// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeRightsTest {
  @TempDir private Path temp;

  private Path home() {
    return temp.resolve("home");
  }

  @BeforeEach
  void modesAreKnown() throws IOException {
    assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
    Files.createDirectory(home());
    setMode(home(), "rwxr-xr-x");
  }

  private Engine open() {
    return Engine.open(
        home(), TestPlatform.in(temp), (progress, cancellation) -> new ScriptedModel("no", 20_000));
  }

  private void addADocument(Engine engine) throws IOException {
    Path file = Files.writeString(temp.resolve("lease.md"), "# Lease\n\nThe rent is nine.\n");
    engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private static void setMode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void openAllToOthers() throws IOException {
    try (Stream<Path> all = Files.walk(home())) {
      for (Path file : all.toList()) {
        setMode(file, Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--");
      }
    }
  }

  /** What others can reach. */
  private List<String> open(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (!mode(entry).endsWith("------")) {
          open.add(home().relativize(entry) + " " + mode(entry));
          open.addAll(Files.isDirectory(entry) ? open(entry) : List.of());
        }
      }
    }
    return open;
  }

  @Test
  void aHomeInAFolderThatWasThereIsClosedToOthersAndSoIsAllThatIsMadeInIt() throws IOException {
    try (Engine engine = open()) {
      addADocument(engine);
      assertEquals("rwx------", mode(home()));
      assertTrue(Files.exists(home().resolve("carrel.db-wal")));
      // The socket of the desk is made later; it can be connected to by its owner only.
      assertEquals(List.of(), open(home()));
    }
  }

  @Test
  void aHomeThatWasOpenedToOthersIsClosedAtTheNextStart() throws IOException {
    try (Engine engine = open()) {
      addADocument(engine);
    }
    openAllToOthers();
    open().close();
    try (Stream<Path> all = Files.walk(home())) {
      for (Path file : all.toList()) {
        boolean newOfLucene = home().resolve("index").equals(file.getParent());
        assertTrue(newOfLucene || mode(file).endsWith("------"), file + " " + mode(file));
      }
    }
    assertEquals(List.of(), open(home()));
    assertInstanceOf(HomeRights.Seen.Closed.class, HomeRights.look(home()));
  }

  @Test
  void aFolderThatHoldsOtherThingsKeepsItsModeAndWhatIsCarrelsInItIsClosed() throws IOException {
    Path letter = Files.writeString(home().resolve("letter.txt"), "mine");
    setMode(letter, "rw-r--r--");
    try (Engine engine = open()) {
      addADocument(engine);
      assertEquals("rwxr-xr-x", mode(home()));
      assertEquals(List.of("letter.txt rw-r--r--"), open(home()));
      assertEquals(new HomeRights.Seen.Names("rwxr-xr-x"), HomeRights.look(home()));
    }
  }

  @Test
  void whatOthersCanReadOrReplaceIsSeen() throws IOException {
    Path letter = Files.writeString(home().resolve("letter.txt"), "mine");
    setMode(letter, "rw-r--r--");
    open().close();
    setMode(home().resolve("carrel.db"), "rw-r-----");
    assertEquals(
        new HomeRights.Seen.Open(home().resolve("carrel.db"), "rw-r-----"),
        HomeRights.look(home()));
    setMode(home(), "rwxrwxr-x");
    assertEquals(new HomeRights.Seen.Open(home(), "rwxrwxr-x"), HomeRights.look(home()));
  }

  @Test
  void aFolderOfSomebodyElseIsRefusedAndNothingIsMadeInIt() throws IOException {
    assumeTrue(mayGiveAway(home()), "only root may give a folder away");
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(home()));
    assertEquals(Code.HOME_UNUSABLE, e.code());
    assertTrue(e.getMessage().contains("belongs to"), e.getMessage());
    try (Stream<Path> entries = Files.list(home())) {
      assertEquals(0, entries.count());
    }
    Home.open(home().resolve("carrel")).close();
  }

  private static boolean mayGiveAway(Path folder) {
    try {
      Files.setAttribute(folder, "unix:uid", 4711);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Test
  void aLinkIsNotFollowedToCloseWhatItLeadsTo() throws IOException {
    open().close();
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    setMode(elsewhere, "rwxr-xr-x");
    Files.createSymbolicLink(home().resolve("notes"), elsewhere);
    open().close();
    assertEquals("rwxr-xr-x", mode(elsewhere));
    assertFalse(mode(home()).endsWith("r-x"));
  }
}
