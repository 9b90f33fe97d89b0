// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.page.PageModel;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeMove;
import dev.carrel.engine.home.TestHome;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing into a note, from the editor to the shelf and the disk. */
class NotesInDeskTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no", 20_000);

  @TempDir Path dir;

  private TestDesk desk(List<Path> files) {
    return TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), files);
  }

  private Path note() throws IOException {
    return Files.writeString(dir.resolve("Call.md"), "# Call\n\nTwo lots are late.\n");
  }

  @Test
  void aSavedNoteTakesTheOldOnesPlaceAndLeavesThePersonsFileAlone() throws IOException {
    Path file = note();
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      DocumentId old = desk.rows().getFirst().id().orElseThrow();
      PageModel page = desk.page();
      Fx.await("the note is on show", 10, () -> page.openProperty().get().isPresent());
      Fx.run(() -> page.note().edit());
      Fx.run(() -> page.note().textProperty().set("# Call\n\nThree lots are late.\n"));
      Fx.run(() -> page.note().save());
      Fx.await(
          "the row is the new version",
          20,
          () ->
              desk.shelfNow()
                  .shelves()
                  .openItems()
                  .getFirst()
                  .id()
                  .filter(id -> !id.equals(old))
                  .isPresent());
      desk.awaitRead(1);
      assertEquals(1, desk.rows().size());
      assertNotEquals(old, desk.rows().getFirst().id().orElseThrow());
      assertEquals("Call.md", desk.rows().getFirst().name());
      assertEquals("# Call\n\nTwo lots are late.\n", Files.readString(file));
      Fx.run(() -> page.note().textProperty().set("# Call\n\nFour lots are late.\n"));
      Fx.run(() -> page.note().saveOver());
      Fx.await("it is saved", 20, () -> !page.note().savingProperty().get());
      assertEquals("# Call\n\nFour lots are late.\n", Files.readString(file));
    }
    Path home = dir.resolve("home");
    assertEquals(List.of(), TestHome.notInTheMap(home));
    assertTrue(TestHome.names(home).stream().anyMatch(name -> name.startsWith("notes/")));
  }

  @Test
  void aNoteOfAHomeThatWasMovedIsStillSavedOverThePersonsOwnFileWhichKeepsItsMode()
      throws IOException {
    Path file = note();
    boolean modes = Files.getFileStore(file).supportsFileAttributeView("posix");
    if (modes) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    }
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      PageModel page = desk.page();
      Fx.await("the note is on show", 10, () -> page.openProperty().get().isPresent());
      Fx.run(() -> page.note().edit());
      Fx.run(() -> page.note().textProperty().set("# Call\n\nThree lots are late.\n"));
      Fx.run(() -> page.note().save());
      Fx.await("it is saved", 20, () -> !page.note().savingProperty().get());
    }
    Path moved = dir.resolve("moved");
    HomeMove move = new HomeMove(dir.resolve("home"), moved, dir.resolve("place"));
    assertEquals(Optional.empty(), move.run(Progress.SILENT, new Cancellation()));
    try (TestDesk desk = TestDesk.open(moved, SCRIPTED, Optional.empty(), List.of())) {
      PageModel page = desk.page();
      Fx.await("the note is on show", 10, () -> page.openProperty().get().isPresent());
      Fx.run(() -> page.note().edit());
      Fx.run(() -> page.note().textProperty().set("# Call\n\nFive lots are late.\n"));
      Fx.run(() -> page.note().saveOver());
      Fx.await("it is saved", 20, () -> !page.note().savingProperty().get());
    }
    assertEquals("# Call\n\nFive lots are late.\n", Files.readString(file));
    if (modes) {
      assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void whatWasTypedAndNotSavedIsThereAtTheNextStart() throws IOException {
    try (TestDesk desk = desk(List.of(note()))) {
      desk.awaitRead(1);
      PageModel page = desk.page();
      Fx.await("the note is on show", 10, () -> page.openProperty().get().isPresent());
      Fx.run(() -> page.note().edit());
      Fx.run(() -> page.note().textProperty().set("half a sen"));
    }
    try (TestDesk desk = desk(List.of())) {
      PageModel page = desk.page();
      Fx.await("the note is on show", 10, () -> page.openProperty().get().isPresent());
      assertEquals("half a sen", Fx.get(() -> page.note().textProperty().get()));
    }
  }
}
