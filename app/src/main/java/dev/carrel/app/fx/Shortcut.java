// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.List;
import javafx.scene.input.KeyCombination;

/**
 * Keys that do something, for the list of shortcuts. It names its words instead of holding them, so
 * that the list follows when the language is changed.
 *
 * @param owner a class of the package whose strings hold the words
 * @param group key of the words for where the keys work
 * @param text key of the words for what they do
 * @param keys any one of which does it; the first is the one to show first
 */
public record Shortcut(Class<?> owner, String group, String text, List<KeyCombination> keys) {
  public Shortcut {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a shortcut without keys: " + text);
    }
  }

  /** Keys that do something. */
  public static Shortcut of(Class<?> owner, String group, String text, KeyCombination... keys) {
    return new Shortcut(owner, group, text, List.of(keys));
  }

  /** What the keys do, in the language of now. */
  public String words() {
    return Strings.of(owner).get(text);
  }

  /** Where the keys work, in the language of now. */
  public String groupWords() {
    return Strings.of(owner).get(group);
  }
}
