// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.KeyNames;
import dev.carrel.app.fx.Shortcut;
import dev.carrel.app.fx.Shortcuts;
import dev.carrel.app.fx.Strings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of shortcuts: for each place, what can be done there and with which keys. */
public final class ShortcutsView extends ScrollPane {
  private final Strings strings = Strings.of(ShortcutsView.class);
  private final KeyNames names = new KeyNames();
  private final VBox list = new VBox();

  /** Shows what the panes have told. */
  public ShortcutsView(Shortcuts shortcuts) {
    setId("shortcuts");
    getStyleClass().add("shortcuts-view");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(strings.get("room.shortcuts"));
    list.getStyleClass().add("shortcuts");
    shortcuts.groups().forEach(this::group);
    VBox middle = new VBox(list);
    middle.setAlignment(Pos.TOP_CENTER);
    setContent(middle);
  }

  private void group(String words, List<Shortcut> shortcuts) {
    Label title = new Label(words);
    title.getStyleClass().add("pane-title");
    VBox rows = new VBox(title);
    rows.getStyleClass().add("shortcuts-group");
    shortcuts.forEach(shortcut -> rows.getChildren().add(row(shortcut)));
    list.getChildren().add(rows);
  }

  private HBox row(Shortcut shortcut) {
    Label words = new Label(shortcut.words());
    words.getStyleClass().add("shortcut-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox keys = new HBox();
    keys.getStyleClass().add("shortcut-keys");
    keys.setAlignment(Pos.CENTER_RIGHT);
    keys.setMinWidth(Region.USE_PREF_SIZE);
    // Twice the same caps, as for the two plus keys of a keyboard, tell nothing.
    shortcut.keys().stream()
        .filter(distinct())
        .forEach(combination -> keys.getChildren().add(keys(combination)));
    HBox row = new HBox(words, keys);
    row.getStyleClass().add("shortcut");
    row.setAccessibleRole(AccessibleRole.TEXT);
    row.setAccessibleText(accessible(shortcut));
    return row;
  }

  private Predicate<KeyCombination> distinct() {
    Set<List<String>> seen = new HashSet<>();
    return combination -> seen.add(names.of(combination));
  }

  private HBox keys(KeyCombination combination) {
    HBox caps = new HBox();
    caps.getStyleClass().add("key-caps");
    for (String name : names.of(combination)) {
      Label cap = new Label(name);
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      caps.getChildren().add(cap);
    }
    return caps;
  }

  private String accessible(Shortcut shortcut) {
    List<String> combinations =
        shortcut.keys().stream().map(keys -> String.join(" ", names.of(keys))).toList();
    return strings.get("shortcuts.row", shortcut.words(), String.join(", ", combinations));
  }
}
