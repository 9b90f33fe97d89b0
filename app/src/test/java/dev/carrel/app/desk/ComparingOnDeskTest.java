// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.comparison.ComparisonState;
import dev.carrel.app.comparison.ComparisonState.Compared;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two documents compared on the desk, from the shelf to the page and to a file. */
class ComparingOnDeskTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no", 20_000);

  @TempDir private Path dir;

  private TestDesk desk() {
    TestDesk desk =
        TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), ComparedLease.save(dir));
    desk.awaitRead(2);
    return desk;
  }

  private static Node find(TestDesk desk, String selector) {
    Fx.await(selector, 20, () -> desk.scene().getRoot().lookup(selector) != null);
    return Fx.get(() -> desk.scene().getRoot().lookup(selector));
  }

  private static void press(Node node, KeyCode code, boolean shift) {
    Fx.run(
        () ->
            Event.fireEvent(
                node,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
  }

  /** Both rows are chosen, and the key of "Compare" is pressed. */
  private static Compared compare(TestDesk desk) {
    TreeView<?> rows = (TreeView<?>) find(desk, "#shelf-list");
    Fx.run(
        () -> {
          rows.requestFocus();
          rows.getSelectionModel().selectAll();
        });
    press(rows, KeyCode.C, false);
    return awaitCompared(desk);
  }

  private static Compared awaitCompared(TestDesk desk) {
    Fx.await("it is compared", 30, () -> state(desk) instanceof Compared);
    return (Compared) Fx.get(() -> state(desk));
  }

  private static ComparisonState state(TestDesk desk) {
    return desk.desk().modelsProperty().get().orElseThrow().comparison().stateProperty().get();
  }

  @Test
  void twoChosenDocumentsAreComparedAndWhatMattersComesFirst() {
    try (TestDesk desk = desk()) {
      Compared compared = compare(desk);
      assertEquals("lease-draft.pdf", compared.old().name());
      ListView<?> list = (ListView<?>) find(desk, "#comparison-list");
      List<Change> shown = Fx.get(() -> list.getItems().stream().map(Change.class::cast).toList());
      assertFalse(shown.getFirst().matters().isEmpty());
      assertEquals(
          Set.of(Kind.CHANGED, Kind.MOVED, Kind.ADDED, Kind.REMOVED),
          Set.copyOf(shown.stream().map(Change::kind).toList()),
          shown.toString());
      Label said = (Label) find(desk, "#comparison-summary");
      String summary = Fx.get(said::getText);
      assertTrue(summary.startsWith("2 changed, 1 moved, 1 put in, 1 taken out"), summary);
    }
  }

  @Test
  void eachSideIsOpenedAtItsPageByAClickAndByKeys() {
    try (TestDesk desk = desk()) {
      Compared compared = compare(desk);
      ListView<?> list = (ListView<?>) find(desk, "#comparison-list");
      int moved =
          Fx.get(
              () -> {
                for (int i = 0; i < list.getItems().size(); i++) {
                  if (((Change) list.getItems().get(i)).kind() == Kind.MOVED) {
                    return i;
                  }
                }
                return -1;
              });
      Fx.run(
          () -> {
            list.requestFocus();
            list.getSelectionModel().select(moved);
          });
      press(list, KeyCode.ENTER, true);
      awaitOpen(desk, compared.old().id(), 1);
      press(list, KeyCode.ENTER, false);
      awaitOpen(desk, compared.now().id(), 2);
      Fx.run(() -> list.scrollTo(0));
      Hyperlink before = (Hyperlink) find(desk, ".change-before");
      Fx.run(before::fire);
      awaitOpen(desk, compared.old().id(), 1);
    }
  }

  private static void awaitOpen(TestDesk desk, DocumentId id, int number) {
    Fx.await(
        "page " + number + " of " + id,
        30,
        () -> {
          var page = desk.desk().modelsProperty().get().orElseThrow().page();
          return page.openProperty()
                  .get()
                  .filter(open -> open.document().id().equals(id))
                  .isPresent()
              && page.pageProperty().get() == number;
        });
  }

  @Test
  void theTwoAreSwappedExportedAndClosed() throws Exception {
    try (TestDesk desk = desk()) {
      Compared first = compare(desk);
      desk.press("#comparison-swap");
      Fx.await(
          "swapped",
          30,
          () -> state(desk) instanceof Compared c && c.old().id().equals(first.now().id()));
      Path file = dir.resolve("changes.html");
      Fx.run(() -> desk.desk().exportWith((owner, ending, name) -> Optional.of(file)));
      MenuButton export = (MenuButton) find(desk, "#comparison-export");
      Fx.run(
          () ->
              export.getItems().stream()
                  .filter(item -> item.getId().endsWith("html"))
                  .findFirst()
                  .orElseThrow()
                  .fire());
      find(desk, "#comparison-exported");
      assertTrue(Files.readString(file).contains("<del>2,950</del>"), Files.readString(file));
      press(find(desk, "#comparison-list"), KeyCode.ESCAPE, false);
      Fx.await("it is closed", 10, () -> state(desk) instanceof ComparisonState.None);
      Fx.await("no list", 10, () -> desk.scene().getRoot().lookup("#comparison") == null);
    }
  }

  @Test
  void aDocumentThatIsNoLongerThereIsSaidAndTheSameTwoHaveNoChanges() {
    try (TestDesk desk = desk()) {
      DocumentId first = desk.rows().getFirst().id().orElseThrow();
      Fx.run(
          () ->
              desk.desk().modelsProperty().get().orElseThrow().comparison().compare(first, first));
      awaitCompared(desk);
      Label said = (Label) find(desk, "#comparison-summary");
      String summary = Fx.get(said::getText);
      assertTrue(summary.matches("All \\d+ words are the same, in the same order\\."), summary);
      DocumentId gone = new DocumentId("0".repeat(64));
      Fx.run(
          () -> desk.desk().modelsProperty().get().orElseThrow().comparison().compare(first, gone));
      find(desk, "#comparison-again");
      assertTrue(Fx.get(() -> state(desk) instanceof ComparisonState.Failed));
    }
  }
}
