// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the review room; {@link ReviewView} listens to them. */
public final class ReviewShortcuts {
  private static final String GROUP = "shortcuts.review";

  private ReviewShortcuts() {}

  /** All, in the order of the list. */
  public static List<Shortcut> all() {
    return List.of(
        of("shortcuts.cell.open", key(KeyCode.ENTER)),
        of("shortcuts.cell.verify", key(KeyCode.SPACE)),
        of("shortcuts.cell.correct", key(KeyCode.C)),
        of("shortcuts.cell.flag", key(KeyCode.F)),
        of("shortcuts.cell.unsure", key(KeyCode.N)),
        of("shortcuts.cell.unsure.before", key(KeyCode.P)),
        of("shortcuts.cell.quote", key(KeyCode.F8)),
        of("shortcuts.cell.quote.before", key(KeyCode.F8, SHIFT_DOWN)),
        of("shortcuts.cell.menu", key(KeyCode.F10, SHIFT_DOWN)),
        of("shortcuts.column.menu", key(KeyCode.H)),
        of("shortcuts.undo", key(KeyCode.Z, SHORTCUT_DOWN)),
        of("shortcuts.sheet.close", key(KeyCode.ESCAPE)));
  }

  private static Shortcut of(String text, KeyCombination... keys) {
    return Shortcut.of(ReviewShortcuts.class, GROUP, text, keys);
  }

  private static KeyCombination key(KeyCode code, Modifier... held) {
    return new KeyCodeCombination(code, held);
  }
}
