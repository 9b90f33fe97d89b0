// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.page.PageModel;
import dev.carrel.engine.Traces;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleting a note for good on a desk that has it on show, with a version and unsaved words. */
class DeletingInDeskTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no", 20_000);

  @TempDir Path dir;

  private TestDesk desk(List<Path> files) {
    return TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), files);
  }

  /** Opens a note, saves a version of it, and types on. */
  private Traces write(TestDesk desk) {
    desk.awaitRead(2);
    PageModel page = desk.page();
    Traces traces = new Traces().word("Wuqqab").word("Jyvvoz").word("Vexnar");
    traces.hash(desk.rows().getFirst().id().orElseThrow().sha256());
    Fx.run(() -> desk.shelfNow().shown().select(desk.shelfNow().shelves().openItems().getFirst()));
    Fx.await(
        "the note is on show",
        10,
        () ->
            page.openProperty()
                .get()
                .filter(o -> o.document().name().equals("Vexnar.md"))
                .isPresent());
    Fx.run(() -> page.note().edit());
    Fx.run(() -> page.note().textProperty().set("Call Wuqqab and Jyvvoz.\n"));
    Fx.run(() -> page.note().save());
    Fx.await("it is saved", 20, () -> !page.note().savingProperty().get());
    desk.awaitRead(2);
    traces.hash(desk.rows().getFirst().id().orElseThrow().sha256());
    Fx.run(() -> page.note().textProperty().set("Call Wuqqab, Jyvvoz and Wuqqab.\n"));
    return traces;
  }

  @Test
  void nothingOfItIsLeftInTheHomeWhileTheDeskIsOpenNorAfterwards() throws IOException {
    Path note = Files.writeString(dir.resolve("Vexnar.md"), "Call Wuqqab on Monday.\n");
    Path other = Files.writeString(dir.resolve("other.md"), "The rent is nine hundred.\n");
    Path home = dir.resolve("home");
    Traces traces;
    try (TestDesk desk = desk(List.of(note, other))) {
      traces = write(desk);
      Fx.await("it is remembered", 20, () -> hasDraft(home));
      assertTrue(traces.in(home).stream().anyMatch(line -> line.startsWith("name notes/")));
      Fx.run(
          () -> desk.shelfNow().removal().remove(desk.shelfNow().shelves().openItems().getFirst()));
      Fx.run(() -> desk.shelfNow().deleting().ask());
      Fx.await(
          "it is asked", 20, () -> desk.shelfNow().deleting().askedProperty().get().isPresent());
      Fx.run(() -> desk.shelfNow().deleting().delete(StandingAnswers.REMOVE));
      Fx.await(
          "it is deleted",
          30,
          () ->
              !hasDraft(home)
                  && desk.desk()
                          .modelsProperty()
                          .get()
                          .orElseThrow()
                          .engine()
                          .documents()
                          .entries()
                          .size()
                      == 1);
      desk.awaitRead(1);
    }
    assertEquals(new TreeSet<>(), traces.in(home));
    try (TestDesk desk = desk(List.of())) {
      desk.awaitRead(1);
      assertEquals("other.md", desk.rows().getFirst().name());
    }
    assertEquals(new TreeSet<>(), traces.in(home), "after another start");
    assertTrue(Files.exists(note), "a person's own file stays");
  }

  private static boolean hasDraft(Path home) {
    try {
      Path desk = home.resolve("desk.json");
      return Files.exists(desk) && Files.readString(desk).contains("Jyvvoz");
    } catch (IOException e) {
      return false; // being replaced
    }
  }

  @Test
  void whatAStartDeletesIsNotRememberedByItsDesk() {
    DeskState state =
        new DeskState(
            null,
            false,
            0.2,
            0.6,
            true,
            true,
            1,
            false,
            null,
            null,
            Map.of("a".repeat(64), "x"),
            null,
            null);
    assertEquals(Map.of(), state.without(Set.of(new DocumentId("a".repeat(64)))).unsaved());
  }
}
