// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the page, for the list of shortcuts; {@link PageView} listens to them. */
public final class PageShortcuts {
  private static final String GROUP = "shortcuts.page";

  private PageShortcuts() {}

  /** All, in the order of the list. */
  public static List<Shortcut> all() {
    return List.of(
        of("shortcuts.find", key(KeyCode.F, SHORTCUT_DOWN)),
        of("shortcuts.find.next", key(KeyCode.F3)),
        of("shortcuts.find.previous", key(KeyCode.F3, SHIFT_DOWN)),
        of("shortcuts.go", key(KeyCode.G, SHORTCUT_DOWN)),
        of("shortcuts.back", key(KeyCode.LEFT, ALT_DOWN)),
        of("shortcuts.forward", key(KeyCode.RIGHT, ALT_DOWN)),
        of("shortcuts.looked", key(KeyCode.F7)),
        of("shortcuts.thumbnails", key(KeyCode.F4)),
        of("shortcuts.outline", key(KeyCode.F4, SHIFT_DOWN)),
        of("shortcuts.fit-page", key(KeyCode.DIGIT9, SHORTCUT_DOWN)),
        of("shortcuts.actual", key(KeyCode.DIGIT1, SHORTCUT_DOWN)),
        of("shortcuts.rotate", key(KeyCode.R, SHORTCUT_DOWN)),
        of("shortcuts.rotate-back", key(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN)),
        of("shortcuts.copy", key(KeyCode.C, SHORTCUT_DOWN)),
        of("shortcuts.all", key(KeyCode.A, SHORTCUT_DOWN)),
        of("shortcuts.save", key(KeyCode.S, SHORTCUT_DOWN)));
  }

  private static Shortcut of(String text, KeyCombination... keys) {
    return Shortcut.of(PageShortcuts.class, GROUP, text, keys);
  }

  private static KeyCombination key(KeyCode code, Modifier... held) {
    return new KeyCodeCombination(code, held);
  }
}
