package dev.carrel.app.desk;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** What the keys of the desk itself and of the panes' first level do, for the list of shortcuts. */
final class DeskShortcuts {
  private static final String EVERYWHERE = "shortcuts.everywhere";
  private static final String PAGE = "shortcuts.page";
  private static final String SHELF = "shortcuts.shelf";
  private static final String QUESTION = "shortcuts.question";

  private DeskShortcuts() {}

  static List<Shortcut> all() {
    return List.of(
        of(EVERYWHERE, "shortcuts.open", key(KeyCode.O, SHORTCUT_DOWN)),
        of(
            EVERYWHERE,
            "shortcuts.search",
            key(KeyCode.F, SHORTCUT_DOWN),
            key(KeyCode.K, SHORTCUT_DOWN)),
        of(EVERYWHERE, "shortcuts.close", key(KeyCode.ESCAPE)),
        of(EVERYWHERE, "shortcuts.next", key(KeyCode.F6)),
        of(EVERYWHERE, "shortcuts.theme", key(KeyCode.D, SHORTCUT_DOWN, SHIFT_DOWN)),
        of(EVERYWHERE, "shortcuts.help", key(KeyCode.F1)),
        of(PAGE, "shortcuts.larger", key(KeyCode.PLUS, SHORTCUT_DOWN)),
        of(PAGE, "shortcuts.smaller", key(KeyCode.MINUS, SHORTCUT_DOWN)),
        of(PAGE, "shortcuts.fit", key(KeyCode.DIGIT0, SHORTCUT_DOWN)),
        of(SHELF, "shortcuts.read", key(KeyCode.R)),
        of(SHELF, "shortcuts.remove", key(KeyCode.DELETE)),
        of(SHELF, "shortcuts.stop", key(KeyCode.ESCAPE)),
        of(QUESTION, "shortcuts.ask", key(KeyCode.ENTER)),
        of(QUESTION, "shortcuts.line", key(KeyCode.ENTER, SHIFT_DOWN)));
  }

  private static Shortcut of(String group, String text, KeyCombination... keys) {
    return Shortcut.of(DeskShortcuts.class, group, text, keys);
  }

  private static KeyCombination key(KeyCode code, Modifier... held) {
    return new KeyCodeCombination(code, held);
  }
}
