// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a document or a cell is filed under: those that are offered, those in use, and own ones. */
final class TagMenu {
  private TagMenu() {}

  /** A tag as it is called here: those that are offered have names in the language of the desk. */
  static String name(Tag tag) {
    if (!Tag.READY.contains(tag)) {
      return tag.name();
    }
    return Strings.of(TagMenu.class).get("tag." + tag.name());
  }

  /** The menu for a cell, or for a document as a whole. */
  static Menu of(ReviewModel model, ReviewGrid.Key key) {
    Strings strings = Strings.of(TagMenu.class);
    boolean whole = key.column() == 0;
    Menu menu = new Menu(strings.get(whole ? "tags.document" : "tags.cell"));
    SortedSet<Tag> now = model.grid().tags(key);
    SortedSet<Tag> all = new TreeSet<>(Tag.READY);
    all.addAll(model.grid().tagged().keySet());
    for (Tag tag : all) {
      CheckMenuItem item = new CheckMenuItem(name(tag));
      item.setMnemonicParsing(false);
      item.setSelected(now.contains(tag));
      item.setOnAction(event -> model.filing().tag(key, tag, !now.contains(tag)));
      menu.getItems().add(item);
    }
    menu.getItems().addAll(new SeparatorMenuItem(), own(model, key, strings));
    return menu;
  }

  private static CustomMenuItem own(ReviewModel model, ReviewGrid.Key key, Strings strings) {
    TextField field = new TextField();
    field.setPromptText(strings.get("tags.own"));
    field.setAccessibleText(strings.get("tags.own"));
    Label wrong = new Label();
    wrong.getStyleClass().add("form-lacking");
    wrong.setWrapText(true);
    wrong.setMaxWidth(260);
    wrong.setVisible(false);
    wrong.managedProperty().bind(wrong.visibleProperty());
    CustomMenuItem item = new CustomMenuItem(new VBox(4, field, wrong), false);
    field.setOnAction(
        event ->
            tag(field.getText().strip())
                .ifPresentOrElse(
                    tag -> {
                      model.filing().tag(key, tag, true);
                      item.getParentPopup().hide();
                    },
                    () -> {
                      wrong.setText(strings.get("tags.wrong"));
                      wrong.setVisible(true);
                    }));
    return item;
  }

  /** Empty if it is none. */
  private static Optional<Tag> tag(String name) {
    try {
      return Optional.of(new Tag(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
