// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
  private static final KeyCombination KEYS =
      new KeyCodeCombination(
          KeyCode.DELETE, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private Locale before = Locale.ROOT;

  @BeforeEach
  void remember() {
    before = Locale.getDefault();
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void keysAreNamedAsTheyStandOnTheKeyboardsOfACountry() {
    Locale.setDefault(Locale.US);
    assertEquals(List.of("Ctrl", "Shift", "Delete"), new KeyNames(false).of(KEYS));
    Locale.setDefault(Locale.GERMANY);
    assertEquals(List.of("Strg", "Umschalt", "Entf"), new KeyNames(false).of(KEYS));
  }

  @Test
  void aMacHasSignsForThem() {
    Locale.setDefault(Locale.US);
    assertEquals(List.of("⇧", "⌘", "Delete"), new KeyNames(true).of(KEYS));
  }
}
