// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a screen reader says and what the keyboard reaches, over the whole scene graph. */
class AccessibilityTest {
  private static final Set<String> MOUSE_TOO = Set.of("split-pane-divider", "viewport");

  @TempDir Path dir;

  private TestDesk desk(List<Path> files) {
    return TestDesk.open(
        dir.resolve("home"),
        (progress, cancellation) -> new ScriptedModel("no answer", 100_000),
        Optional.empty(),
        files);
  }

  private Path pdf(String name) {
    return new SamplePdf().page("Lease", "The rent is nine hundred.").save(dir.resolve(name));
  }

  @Test
  void anEmptyDeskCanBeHeardAndReachedByKeys() {
    try (TestDesk desk = desk(List.of())) {
      Fx.await("the welcome", 20, () -> desk.scene().lookup(".welcome-title") != null);
      check(desk, "empty");
    }
  }

  @Test
  void documentsRoomsAndPopoversCanBeHeardAndReachedByKeys() {
    try (TestDesk desk = desk(List.of(pdf("Lease.pdf"), pdf("Another lease.pdf")))) {
      Fx.await("the page", 30, () -> desk.scene().lookup(".paper-sheet") != null);
      check(desk, "documents");
      for (Middle.Room room : Middle.Room.values()) {
        Fx.run(() -> desk.desk().toggleRoom(room));
        Fx.await("a room", 20, () -> desk.scene().lookup("#room") != null);
        check(desk, room.name());
        Fx.run(() -> desk.desk().toggleRoom(room));
      }
      Fx.run(() -> desk.desk().panes().orElseThrow().searchView().focus());
      check(desk, "search");
      Fx.run(() -> desk.desk().panes().orElseThrow().gaugeView().toggle());
      Fx.await("the gauge's detail", 20, () -> isShown(desk, "#gauge-popover"));
      check(desk, "the gauge's detail");
      Fx.run(() -> ((Button) desk.scene().lookup("#network")).fire());
      Fx.await("the network's detail", 20, () -> isShown(desk, "#network-popover"));
      check(desk, "the network's detail");
    }
  }

  private static boolean isShown(TestDesk desk, String popover) {
    Node node = desk.scene().lookup(popover);
    return node != null && node.isVisible();
  }

  private static void check(TestDesk desk, String state) {
    List<String> wrong =
        Fx.get(
            () -> {
              Parent root = desk.scene().getRoot();
              root.applyCss();
              root.layout();
              List<Node> all = seen(root).toList();
              Set<Node> labelled = new HashSet<>();
              for (Node node : all) {
                if (node instanceof Label label && label.getLabelFor() != null) {
                  labelled.add(label.getLabelFor());
                }
              }
              List<String> problems = new ArrayList<>();
              for (Node node : all) {
                if (node.isFocusTraversable() && !isNamed(node) && !labelled.contains(node)) {
                  problems.add("has no name: " + words(node));
                }
                if (node.isFocusTraversable() && node.getAccessibleRole() == AccessibleRole.NODE) {
                  problems.add("has no role: " + words(node));
                }
                if (isClickable(node) && !isReached(node)) {
                  problems.add("only the mouse reaches: " + words(node));
                }
              }
              assertTrue(all.size() > 50, "only " + all.size() + " nodes are seen");
              return problems;
            });
    assertEquals(List.of(), wrong, state);
  }

  private static Stream<Node> seen(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(c -> seen(c)))
        : Stream.of(node);
  }

  private static boolean isNamed(Node node) {
    return Stream.of(
            node.getAccessibleText(),
            node instanceof Labeled labeled ? labeled.getText() : null,
            node instanceof TextInputControl input ? input.getPromptText() : null)
        .anyMatch(words -> words != null && !words.isBlank());
  }

  private static boolean isClickable(Node node) {
    return node instanceof ButtonBase
        || node.getOnMouseClicked() != null
        || node.getOnMousePressed() != null
        || node.getOnMouseReleased() != null;
  }

  /** By itself, or as a part of a control or a row that is. What scrolls, scrolls by keys too. */
  private static boolean isReached(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      boolean control = at instanceof Control && at.isFocusTraversable();
      // A row's commands are in its menu and have keys; panes fold by keys and so need no divider;
      // what is dragged in a viewport is scrolled.
      boolean part =
          at instanceof Cell<?>
              || at instanceof ScrollBar
              || at.getStyleClass().stream().anyMatch(MOUSE_TOO::contains);
      if (control || part || (at.equals(node) && at.isFocusTraversable())) {
        return true;
      }
    }
    return false;
  }

  private static String words(Node node) {
    String path = "";
    Node at = node;
    for (int up = 0; at != null && up < 4; up++) {
      path =
          at.getClass().getSimpleName()
              + (at.getId() == null ? "" : "#" + at.getId())
              + at.getStyleClass()
              + (path.isEmpty() ? "" : " > " + path);
      at = at.getParent();
    }
    return path;
  }
}
