// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the desk itself and of the panes' first level. */
final class DeskShortcuts {
  private static final String EVERYWHERE = "shortcuts.everywhere";
  private static final String PAGE = "shortcuts.page";
  private static final String QUESTION = "shortcuts.question";

  static final Shortcut OPEN = of(EVERYWHERE, "shortcuts.open", key(KeyCode.O, SHORTCUT_DOWN));
  static final Shortcut SEARCH =
      of(
          EVERYWHERE,
          "shortcuts.search",
          key(KeyCode.F, SHORTCUT_DOWN),
          key(KeyCode.K, SHORTCUT_DOWN));
  static final Shortcut CLOSE = of(EVERYWHERE, "shortcuts.close", key(KeyCode.ESCAPE));
  static final Shortcut NEXT = of(EVERYWHERE, "shortcuts.next", key(KeyCode.F6));
  static final Shortcut FOLD_SHELF =
      of(EVERYWHERE, "shortcuts.fold.shelf", key(KeyCode.B, SHORTCUT_DOWN));
  static final Shortcut FOLD_CONVERSATION =
      of(EVERYWHERE, "shortcuts.fold.conversation", key(KeyCode.B, SHORTCUT_DOWN, SHIFT_DOWN));
  static final Shortcut DIVIDER_LEFT =
      of(EVERYWHERE, "shortcuts.divider.left", key(KeyCode.LEFT, ALT_DOWN, SHIFT_DOWN));
  static final Shortcut DIVIDER_RIGHT =
      of(EVERYWHERE, "shortcuts.divider.right", key(KeyCode.RIGHT, ALT_DOWN, SHIFT_DOWN));
  static final Shortcut MODELS =
      of(EVERYWHERE, "shortcuts.models", key(KeyCode.M, SHORTCUT_DOWN, SHIFT_DOWN));
  static final Shortcut REVIEW =
      of(EVERYWHERE, "shortcuts.review", key(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN));
  static final Shortcut SETTINGS =
      of(EVERYWHERE, "shortcuts.settings", key(KeyCode.COMMA, SHORTCUT_DOWN));
  static final Shortcut THEME =
      of(EVERYWHERE, "shortcuts.theme", key(KeyCode.D, SHORTCUT_DOWN, SHIFT_DOWN));
  static final Shortcut HELP = of(EVERYWHERE, "shortcuts.help", key(KeyCode.F1));
  static final Shortcut LARGER =
      of(
          PAGE,
          "shortcuts.larger",
          key(KeyCode.PLUS, SHORTCUT_DOWN),
          key(KeyCode.EQUALS, SHORTCUT_DOWN),
          key(KeyCode.ADD, SHORTCUT_DOWN));
  static final Shortcut SMALLER =
      of(
          PAGE,
          "shortcuts.smaller",
          key(KeyCode.MINUS, SHORTCUT_DOWN),
          key(KeyCode.SUBTRACT, SHORTCUT_DOWN));
  static final Shortcut FIT =
      of(
          PAGE,
          "shortcuts.fit",
          key(KeyCode.DIGIT0, SHORTCUT_DOWN),
          key(KeyCode.NUMPAD0, SHORTCUT_DOWN));

  private DeskShortcuts() {}

  /** All, in the order of the list. */
  static List<Shortcut> all() {
    return List.of(
        OPEN,
        SEARCH,
        CLOSE,
        NEXT,
        FOLD_SHELF,
        FOLD_CONVERSATION,
        DIVIDER_LEFT,
        DIVIDER_RIGHT,
        REVIEW,
        MODELS,
        SETTINGS,
        THEME,
        HELP,
        LARGER,
        SMALLER,
        FIT,
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
