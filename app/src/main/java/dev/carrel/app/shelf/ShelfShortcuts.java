// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the shelf, for the list of shortcuts; {@link ShelfCommands} listens to them. */
public final class ShelfShortcuts {
  private static final String GROUP = "shortcuts.shelf";

  private ShelfShortcuts() {}

  /** All, in the order of the list. */
  public static List<Shortcut> all() {
    return List.of(
        of("shortcuts.enter", key(KeyCode.ENTER)),
        of("shortcuts.stop", key(KeyCode.ESCAPE)),
        of("shortcuts.rename", key(KeyCode.F2)),
        of("shortcuts.up", key(KeyCode.UP, SHORTCUT_DOWN)),
        of("shortcuts.down", key(KeyCode.DOWN, SHORTCUT_DOWN)),
        of("shortcuts.menu", key(KeyCode.F10, SHIFT_DOWN)),
        of("shortcuts.compare", key(KeyCode.C)),
        of("shortcuts.paste", key(KeyCode.V, SHORTCUT_DOWN)),
        of("shortcuts.remove", key(KeyCode.DELETE)),
        of("shortcuts.delete", key(KeyCode.DELETE, SHIFT_DOWN)),
        of("shortcuts.undo", key(KeyCode.Z, SHORTCUT_DOWN)));
  }

  private static Shortcut of(String text, KeyCombination... keys) {
    return Shortcut.of(ShelfShortcuts.class, GROUP, text, keys);
  }

  private static KeyCombination key(KeyCode code, Modifier... held) {
    return new KeyCodeCombination(code, held);
  }
}
