// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.desk.FileDropRobot;
import dev.carrel.app.desk.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The shelf in its window under the hands of a person: rows are found, chosen, dragged, typed on.
 */
final class ShelfWindow extends ShelfStage {
  private static final int MOST_TABS = 30;

  private final FxRobot robot = new FxRobot();

  ShelfWindow(Path home, double width, double height) {
    super(home, width, height);
  }

  FxRobot robot() {
    return robot;
  }

  @SuppressWarnings("unchecked")
  TreeView<ShelfRow> list() {
    return Fx.get(() -> (TreeView<ShelfRow>) view().lookup("#shelf-list"));
  }

  /** The rows that are chosen, by name. */
  List<String> chosen() {
    TreeView<ShelfRow> list = list();
    return Fx.get(() -> ChosenRows.rows(list).stream().map(ShelfWindow::name).sorted().toList());
  }

  void awaitChosen(String... names) {
    TreeView<ShelfRow> list = list();
    Fx.await(
        "chosen are " + List.of(names),
        10,
        () ->
            ChosenRows.rows(list).stream()
                .map(ShelfWindow::name)
                .sorted()
                .toList()
                .equals(List.of(names)));
  }

  private static String name(ShelfRow row) {
    return switch (row) {
      case ShelfCollection collection -> collection.name();
      case ShelfItem item -> item.name();
    };
  }

  /** Brings the keyboard to the rows. */
  void focusRows() {
    Fx.run(() -> view().focusList());
    awaitRowsFocused();
  }

  void awaitRowsFocused() {
    TreeView<ShelfRow> list = list();
    Fx.await("the keyboard is in the rows", 10, list::isFocused);
  }

  /** Chooses an entry of the rows' menu, and one of those that it opens, by keyboard alone. */
  void menu(String... entries) {
    keys(KeyCode.SHIFT, KeyCode.F10);
    for (String entry : entries) {
      for (int presses = 0; presses < MOST_TABS && !isAt(entry); presses++) {
        keys(KeyCode.DOWN);
      }
      if (!isAt(entry)) {
        throw new AssertionError("the arrows do not lead to " + entry);
      }
      keys(KeyCode.ENTER);
    }
  }

  /** Whether the menu that was opened last is at an entry. */
  private static boolean isAt(String entry) {
    return Fx.get(
        () -> {
          List<Window> popups =
              Window.getWindows().stream().filter(w -> w instanceof PopupWindow).toList();
          return !popups.isEmpty()
              && popups.getLast().getScene().getRoot().lookupAll(".menu-item:focused").stream()
                  .flatMap(item -> item.lookupAll(".label").stream())
                  .anyMatch(label -> ((Labeled) label).getText().startsWith(entry));
        });
  }

  /** Brings the keyboard to the rows and chooses one by the mouse. */
  void choose(ShelfRow row) {
    robot.clickOn(at(cell(row), 0.5));
    awaitChosen(name(row));
  }

  /** Where a row is drawn. */
  Region cell(ShelfRow row) {
    Fx.await(row + " is drawn", 20, () -> cellNow(row).isPresent());
    return Fx.get(() -> cellNow(row).orElseThrow());
  }

  private Optional<Region> cellNow(ShelfRow row) {
    return root().lookupAll(".tree-cell").stream()
        .filter(
            node -> node.isVisible() && node instanceof TreeCell<?> c && row.equals(c.getItem()))
        .map(Region.class::cast)
        .filter(cell -> cell.getHeight() > 0)
        .findFirst();
  }

  /** A place of a row on the screen: left of its middle, at a share of its height. */
  static Point2D at(Region cell, double down) {
    return Fx.still(() -> cell.localToScreen(cell.getWidth() * 0.4, cell.getHeight() * down));
  }

  /**
   * Lets a row, and those that are chosen with it, go at a share of another one's height. What
   * leads to that, the drag that begins, needs a display.
   */
  void drag(ShelfRow row, ShelfRow over, double down, Runnable whileOver) {
    TreeView<ShelfRow> list = list();
    if (!Fx.get(() -> ChosenRows.rows(list).contains(row))) {
      choose(row);
    }
    String packed = Fx.get(() -> new ShelfDrag(shelf()).pack(ChosenRows.rows(list)).orElseThrow());
    Region target = cell(over);
    Point2D point =
        Fx.still(() -> target.localToScene(target.getWidth() * 0.4, target.getHeight() * down));
    // As on Linux, which proposes to copy whatever key is held.
    TransferMode proposed = TransferMode.COPY;
    FileDropRobot.drop(scene(), point, ShelfDrag.format(), packed, proposed, whileOver);
  }

  <T extends Node> T find(String selector, Class<T> type) {
    Fx.await(selector + " is there", 20, () -> shown(selector).isPresent());
    return Fx.get(() -> type.cast(shown(selector).orElseThrow()));
  }

  /** The first such node that can be seen; on the FX thread. */
  Optional<Node> shown(String selector) {
    return root().lookupAll(selector).stream().filter(ShelfWindow::isShown).findFirst();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Presses keys together, in this order. */
  void keys(KeyCode... keys) {
    robot.press(keys);
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.release(keys[i]);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Brings the keyboard from where it is to a node, by Tab alone. */
  void tabTo(String selector) {
    for (int presses = 0; presses < MOST_TABS; presses++) {
      Node wanted = find(selector, Node.class);
      if (Fx.get(wanted::isFocused)) {
        return;
      }
      keys(KeyCode.TAB);
    }
    throw new AssertionError("Tab does not lead to " + selector);
  }
}
