package dev.carrel.app.desk;

import dev.carrel.app.search.SearchView;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that work anywhere in the window. */
final class DeskKeys {
  private final Desk desk;

  DeskKeys(Desk desk) {
    this.desk = desk;
  }

  void listenOn(Scene scene) {
    on(scene, desk::chooseFiles, shortcut(KeyCode.O));
    on(scene, search(SearchView::focus), shortcut(KeyCode.F), shortcut(KeyCode.K));
    on(scene, search(SearchView::close), new KeyCodeCombination(KeyCode.ESCAPE));
    on(scene, panes(Panes::focusNext), new KeyCodeCombination(KeyCode.F6));
    on(
        scene,
        panes(panes -> panes.page().zoomIn()),
        shortcut(KeyCode.PLUS),
        shortcut(KeyCode.EQUALS),
        shortcut(KeyCode.ADD));
    on(
        scene,
        panes(panes -> panes.page().zoomOut()),
        shortcut(KeyCode.MINUS),
        shortcut(KeyCode.SUBTRACT));
    on(
        scene,
        panes(panes -> panes.page().fitWidth()),
        shortcut(KeyCode.DIGIT0),
        shortcut(KeyCode.NUMPAD0));
    on(
        scene,
        () -> desk.themes().toggle(),
        new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private static void on(Scene scene, Runnable run, KeyCombination... keys) {
    for (KeyCombination key : keys) {
      scene.getAccelerators().put(key, run);
    }
  }

  private Runnable panes(Consumer<Panes> action) {
    return () -> desk.panesProperty().get().ifPresent(action);
  }

  private Runnable search(Consumer<SearchView> action) {
    return panes(panes -> action.accept(panes.searchView()));
  }
}
