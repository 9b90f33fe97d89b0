// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.review.ReviewModel;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Review.KeptColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each word of the menu of a column's head, opened by its button and by the key. */
class ReviewColumnMenuTest {
  @TempDir Path dir;

  private TestDesk open() {
    ReviewedHome.full(dir);
    TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel("30 days", 100_000),
            Optional.empty(),
            List.of());
    Fx.await("the shelf", 60, () -> desk.shelfNow().shelves().openItems().size() == 8);
    desk.awaitRead(8);
    Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
    Fx.await("the grid", 20, () -> desk.scene().getRoot().lookup("#review-grid") != null);
    ReviewModel review = desk.models().review();
    Fx.await("its columns", 20, () -> review.grid().columns().size() == 5);
    return desk;
  }

  /** By the button in the head. */
  private static ContextMenu byButton(TestDesk desk, String title) {
    // The heads of columns that were there before go with the next layout, with a menu at them.
    Fx.nextFrame();
    Fx.nextFrame();
    String says = "What can be done with the column " + title;
    Fx.await("the head of " + title, 20, () -> button(desk, says).isPresent());
    Fx.run(() -> button(desk, says).orElseThrow().fire());
    return shown();
  }

  private static Optional<Button> button(TestDesk desk, String says) {
    return desk.scene().getRoot().lookupAll(".column-head .button").stream()
        .map(Button.class::cast)
        .filter(button -> says.equals(button.getAccessibleText()))
        .findFirst();
  }

  /** What a person drags. */
  private static Node head(TestDesk desk, String title) {
    return Fx.get(
        () ->
            desk.scene().getRoot().lookupAll("#review-grid .column-header").stream()
                .filter(
                    head ->
                        head.lookup(".column-title") instanceof Label label
                            && title.equals(label.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title)));
  }

  /** The headless robot lets go of what it drags; so the events are made here. */
  private static void drag(Node head, Node to, double share) {
    Fx.run(
        () -> {
          Bounds from = head.localToScene(head.getLayoutBounds());
          Bounds aim = to.localToScene(to.getLayoutBounds());
          double end = aim.getMinX() + aim.getWidth() * share;
          fire(head, MouseEvent.MOUSE_PRESSED, from.getCenterX());
          for (double step = 0.25; step <= 1; step += 0.25) {
            double x = from.getCenterX() + step * (end - from.getCenterX());
            fire(head, MouseEvent.MOUSE_DRAGGED, x);
          }
          fire(head, MouseEvent.MOUSE_RELEASED, end);
        });
  }

  private static void fire(Node head, EventType<MouseEvent> what, double x) {
    double y = head.localToScene(head.getLayoutBounds()).getCenterY();
    boolean down = what != MouseEvent.MOUSE_RELEASED;
    Event.fireEvent(
        head,
        new MouseEvent(
            what,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            !down,
            null));
  }

  /** By the key, in the first row. */
  @SuppressWarnings("unchecked")
  private static ContextMenu byKey(TestDesk desk, int column) {
    Fx.run(
        () -> {
          TableView<DocumentEntry> grid =
              (TableView<DocumentEntry>) desk.scene().getRoot().lookup("#review-grid");
          grid.requestFocus();
          grid.getSelectionModel().clearAndSelect(0, grid.getColumns().get(column));
          grid.getFocusModel().focus(0, grid.getColumns().get(column));
          grid.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.H, false, false, false, false));
        });
    return shown();
  }

  private static ContextMenu shown() {
    Fx.await("a menu", 20, () -> menus().findAny().isPresent());
    return Fx.get(() -> menus().findFirst().orElseThrow());
  }

  private static Stream<ContextMenu> menus() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast);
  }

  private static void choose(ContextMenu menu, String... words) {
    Fx.run(
        () -> {
          List<MenuItem> items = menu.getItems();
          for (int i = 0; i < words.length; i++) {
            String wanted = words[i];
            MenuItem item =
                items.stream()
                    .filter(one -> wanted.equals(one.getText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(wanted));
            assertTrue(!item.isDisable(), wanted);
            if (i + 1 < words.length) {
              items = ((Menu) item).getItems();
            } else {
              item.fire();
            }
          }
          menu.hide();
        });
  }

  /** On the FX thread. */
  private static List<String> titles(ReviewModel review) {
    return review.grid().shown().stream().map(column -> column.column().title()).toList();
  }

  private static void awaitTitles(ReviewModel review, String... titles) {
    Fx.await(List.of(titles).toString(), 20, () -> titles(review).equals(List.of(titles)));
  }

  private static KeptColumn column(ReviewModel review, String title) {
    return Fx.get(
        () ->
            review.grid().columns().stream()
                .filter(column -> column.column().title().equals(title))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void aColumnIsDraggedByItsHeadAndMovedOnByTheKeyFromThere() {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      String notice = "Notice to terminate";
      String law = "Governing law";
      List<String> rest = List.of("Begins on", "Cap on liability", "Renews by itself");
      drag(head(desk, notice), head(desk, law), 0.7);
      awaitTitles(review, law, notice, rest.get(0), rest.get(1), rest.get(2));
      choose(byKey(desk, 0), "Move to the right");
      awaitTitles(review, notice, law, rest.get(0), rest.get(1), rest.get(2));
      drag(head(desk, law), head(desk, notice), 0.3);
      awaitTitles(review, law, notice, rest.get(0), rest.get(1), rest.get(2));
    }
  }

  @Test
  void aColumnIsMovedFrozenHiddenAndShownAgain() {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      String notice = "Notice to terminate";
      String law = "Governing law";
      List<String> rest = List.of("Begins on", "Cap on liability", "Renews by itself");
      choose(byButton(desk, law), "Move to the left");
      awaitTitles(review, law, notice, rest.get(0), rest.get(1), rest.get(2));
      choose(byKey(desk, 0), "Move to the right");
      awaitTitles(review, notice, law, rest.get(0), rest.get(1), rest.get(2));
      choose(byButton(desk, law), "Keep beside the documents");
      awaitTitles(review, law, notice, rest.get(0), rest.get(1), rest.get(2));
      assertEquals(1, Fx.get(() -> review.grid().frozen().size()));
      choose(byButton(desk, law), "Let it move with the others");
      awaitTitles(review, notice, law, rest.get(0), rest.get(1), rest.get(2));
      choose(byKey(desk, 0), "Hide");
      awaitTitles(review, law, rest.get(0), rest.get(1), rest.get(2));
      choose(byKey(desk, 0), "Show again", notice);
      awaitTitles(review, notice, law, rest.get(0), rest.get(1), rest.get(2));
    }
  }

  @Test
  void aColumnIsWidenedSortedFilteredAskedAgainChangedAndRemoved() {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      String notice = "Notice to terminate";
      long id = column(review, notice).id();
      choose(byButton(desk, notice), "Width", "Wider");
      double wide = Fx.get(() -> review.grid().look().width(id).orElseThrow());
      choose(byKey(desk, 0), "Width", "Narrower");
      assertTrue(Fx.get(() -> review.grid().look().width(id).orElseThrow()) < wide);
      choose(byKey(desk, 0), "Sort: largest first");
      Fx.await("sorted", 20, () -> firstRow(review).startsWith("Elm")); // 90 days
      choose(byButton(desk, notice), "As in the collection");
      Fx.await("as it was", 20, () -> firstRow(review).startsWith("Aalto"));
      choose(byKey(desk, 0), "Show only", "Deviates from what is wished");
      Fx.await("filtered", 20, () -> review.grid().rows().size() == 1);
      choose(byButton(desk, notice), "Show only", "All documents");
      Fx.await("all", 20, () -> review.grid().rows().size() == 8);
      choose(byKey(desk, 0), "Ask again in all documents");
      Fx.await("a plan", 60, () -> desk.scene().getRoot().lookup("#plan-start") != null);
      desk.press("#close-plan");
      choose(byButton(desk, notice), "Edit…");
      Fx.await("the form", 20, () -> desk.scene().getRoot().lookup("#form-title") != null);
      Fx.run(() -> input(desk, "#form-title").setText("Notice"));
      desk.press("#form-save");
      Fx.await("it is changed", 20, () -> titles(review).contains("Notice"));
      choose(byButton(desk, "Notice"), "Remove");
      Fx.await("it is gone", 20, () -> !titles(review).contains("Notice"));
      desk.press("#undo-review");
      Fx.await("it is back", 20, () -> titles(review).contains("Notice"));
    }
  }

  private static String firstRow(ReviewModel review) {
    return review.grid().rows().getFirst().name();
  }

  private static TextInputControl input(TestDesk desk, String selector) {
    Node node = desk.scene().getRoot().lookup(selector);
    return (TextInputControl) node;
  }
}
