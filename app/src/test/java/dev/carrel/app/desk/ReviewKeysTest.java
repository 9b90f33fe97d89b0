// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Shortcut;
import dev.carrel.app.review.ReviewModel;
import dev.carrel.app.review.ReviewShortcuts;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ReviewGrid;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key that the list of keys has for the room of reviews, pressed there. */
class ReviewKeysTest {
  @TempDir Path dir;
  private final Set<KeyCombination> pressed = new HashSet<>();

  private TestDesk open() {
    ReviewedHome.full(dir);
    TestDesk desk = ReviewedHome.desk(dir);
    Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
    Fx.await("the grid", 20, () -> desk.scene().getRoot().lookup("#review-grid") != null);
    ReviewModel review = desk.models().review();
    Fx.await("its columns", 20, () -> review.grid().columns().size() == 5);
    return desk;
  }

  @SuppressWarnings("unchecked")
  private static TableView<DocumentEntry> grid(TestDesk desk) {
    return (TableView<DocumentEntry>) desk.scene().getRoot().lookup("#review-grid");
  }

  private static void goTo(TestDesk desk, int row, int column) {
    Fx.run(
        () -> {
          TableView<DocumentEntry> grid = grid(desk);
          TableColumn<DocumentEntry, ?> at = grid.getColumns().get(column);
          grid.requestFocus();
          grid.getSelectionModel().clearAndSelect(row, at);
          grid.getFocusModel().focus(row, at);
        });
  }

  private void press(TestDesk desk, KeyCode code, KeyCombination.Modifier... held) {
    pressed.add(new KeyCodeCombination(code, held));
    List<KeyCombination.Modifier> keys = List.of(held);
    boolean shift = keys.contains(KeyCombination.SHIFT_DOWN);
    boolean shortcut = keys.contains(KeyCombination.SHORTCUT_DOWN);
    Fx.run(
        () ->
            grid(desk)
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false)));
  }

  private static Optional<Node> found(TestDesk desk, String selector) {
    return Fx.get(() -> Optional.ofNullable(desk.scene().getRoot().lookup(selector)));
  }

  private static void awaitMenu() {
    Fx.await(
        "a menu",
        20,
        () -> Window.getWindows().stream().anyMatch(open -> open instanceof ContextMenu));
    Fx.run(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(open -> open instanceof ContextMenu)
                .forEach(Window::hide));
  }

  /** On the FX thread. */
  private static Cell cell(ReviewModel review, int row, int column) {
    return review
        .grid()
        .cell(review.grid().columns().get(column).id(), review.grid().rows().get(row).id());
  }

  private static void awaitPlace(ReviewModel review, int row, int column) {
    Fx.await(
        "row " + row + ", column " + column,
        20,
        () ->
            review
                .grid()
                .placeProperty()
                .get()
                .filter(
                    new ReviewGrid.Key(
                            review.grid().columns().get(column).id(),
                            review.grid().rows().get(row).id())
                        ::equals)
                .isPresent());
  }

  @Test
  void eachKeyOfTheListDoesWhatTheListSays() {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      goTo(desk, 2, 0);
      press(desk, KeyCode.ENTER);
      Fx.await("the sheet", 20, () -> desk.scene().getRoot().lookup("#cell-sheet") != null);
      assertEquals(2, Fx.get(() -> review.cell().quotes().size()));
      press(desk, KeyCode.F8);
      assertEquals(1, Fx.get(() -> review.cell().quoteProperty().get()));
      press(desk, KeyCode.F8, KeyCombination.SHIFT_DOWN);
      assertEquals(0, Fx.get(() -> review.cell().quoteProperty().get()));
      desk.press("#review-column");
      Fx.await(
          "the form",
          20,
          () -> {
            Node owner = desk.scene().getFocusOwner();
            return owner != null && "form-question".equals(owner.getId());
          });
      desk.press("#form-cancel");
      goTo(desk, 2, 0);
      press(desk, KeyCode.ENTER);
      Fx.await("the sheet", 20, () -> desk.scene().getRoot().lookup("#cell-sheet") != null);
      press(desk, KeyCode.ESCAPE);
      assertTrue(found(desk, "#cell-sheet").isEmpty());
      press(desk, KeyCode.SPACE);
      Fx.await("verified", 20, () -> cell(review, 2, 0).state() == CellState.VERIFIED);
      press(desk, KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
      Fx.await("taken back", 20, () -> cell(review, 2, 0).state() == CellState.ANSWERED);
      press(desk, KeyCode.F);
      Fx.await("flagged", 20, () -> cell(review, 2, 0).flagged());
      press(desk, KeyCode.H);
      awaitMenu();
      press(desk, KeyCode.F10, KeyCombination.SHIFT_DOWN);
      awaitMenu();
      goTo(desk, 0, 0);
      press(desk, KeyCode.N);
      awaitPlace(review, 3, 1);
      press(desk, KeyCode.N);
      awaitPlace(review, 4, 0);
      press(desk, KeyCode.P);
      awaitPlace(review, 3, 1);
      goTo(desk, 2, 0);
      press(desk, KeyCode.C);
      Fx.await("words", 20, () -> desk.scene().getRoot().lookup("#correction") != null);
    }
    Set<KeyCombination> listed =
        ReviewShortcuts.all().stream()
            .map(Shortcut::keys)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());
    assertEquals(listed, pressed, "the list has these");
  }
}
