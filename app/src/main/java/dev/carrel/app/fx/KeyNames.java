// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** Keys by what stands on them, in the language of now. */
public final class KeyNames {
  private final Strings strings = Strings.of(KeyNames.class);
  private final boolean mac;

  /** As they stand on the keyboards of this machine. */
  public KeyNames() {
    this(System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac"));
  }

  KeyNames(boolean mac) {
    this.mac = mac;
  }

  /** Every key that has to be held or pressed, the last one last. */
  public List<String> of(KeyCombination keys) {
    List<String> names = new ArrayList<>();
    if (down(keys.getControl()) || (!mac && down(keys.getShortcut()))) {
      names.add(mac ? "⌃" : strings.get("key.control"));
    }
    if (down(keys.getAlt())) {
      names.add(mac ? "⌥" : strings.get("key.alt"));
    }
    if (down(keys.getShift())) {
      names.add(mac ? "⇧" : strings.get("key.shift"));
    }
    if (down(keys.getMeta()) || (mac && down(keys.getShortcut()))) {
      names.add(mac ? "⌘" : strings.get("key.meta"));
    }
    names.add(
        keys instanceof KeyCodeCombination combination
            ? name(combination.getCode())
            : keys.getDisplayText());
    return List.copyOf(names);
  }

  private static boolean down(ModifierValue value) {
    return value == ModifierValue.DOWN;
  }

  private String name(KeyCode code) {
    return switch (code) {
      case ENTER -> strings.get("key.enter");
      case ESCAPE -> strings.get("key.escape");
      case TAB -> strings.get("key.tab");
      case SPACE -> strings.get("key.space");
      case DELETE -> strings.get("key.delete");
      case BACK_SPACE -> strings.get("key.backspace");
      case HOME -> strings.get("key.home");
      case END -> strings.get("key.end");
      case PAGE_UP -> strings.get("key.page-up");
      case PAGE_DOWN -> strings.get("key.page-down");
      case UP -> "↑";
      case DOWN -> "↓";
      case LEFT -> "←";
      case RIGHT -> "→";
      case PLUS, ADD -> "+";
      case MINUS, SUBTRACT -> "−";
      case EQUALS -> "=";
      case COMMA -> ",";
      case PERIOD -> ".";
      case SLASH -> "/";
      default -> code.getName();
    };
  }
}
