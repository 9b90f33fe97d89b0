// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.carrel.app.fx.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the conversation. The first ones work anywhere in the window. */
public final class ConversationShortcuts {
  private static final String GROUP = "shortcuts.conversation";

  /** Begins a new conversation. */
  public static final Shortcut NEW = of("shortcuts.new", key(KeyCode.N, SHORTCUT_DOWN));

  /** Shows the list of conversations. */
  public static final Shortcut LIST = of("shortcuts.list", key(KeyCode.L, SHORTCUT_DOWN));

  /** Goes to the next quote. */
  public static final Shortcut NEXT_QUOTE = of("shortcuts.quote.next", key(KeyCode.F8));

  /** Goes to the quote before. */
  public static final Shortcut PREVIOUS_QUOTE =
      of("shortcuts.quote.previous", key(KeyCode.F8, SHIFT_DOWN));

  static final Shortcut RENAME = of("shortcuts.rename", key(KeyCode.F2));
  static final Shortcut STOP = of("shortcuts.stop", key(KeyCode.ESCAPE));

  private ConversationShortcuts() {}

  /** All, in the order of the list. */
  public static List<Shortcut> all() {
    return List.of(
        NEW,
        LIST,
        NEXT_QUOTE,
        PREVIOUS_QUOTE,
        STOP,
        RENAME,
        of("shortcuts.remove", key(KeyCode.DELETE)),
        of("shortcuts.recall", key(KeyCode.UP)),
        of("shortcuts.copy", key(KeyCode.C, SHORTCUT_DOWN)),
        of("shortcuts.all", key(KeyCode.A, SHORTCUT_DOWN)));
  }

  private static Shortcut of(String text, KeyCombination... keys) {
    return Shortcut.of(ConversationShortcuts.class, GROUP, text, keys);
  }

  private static KeyCombination key(KeyCode code, Modifier... held) {
    return new KeyCodeCombination(code, held);
  }
}
