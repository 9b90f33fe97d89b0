// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Collections;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row's document: its name and what it is filed under. It is made once and filled again. */
final class NameCell extends TableCell<DocumentEntry, DocumentEntry> {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final GridModel grid;
  private final Strings strings = Strings.of(NameCell.class);
  private final Label name = new Label();
  private final Region sign = Icons.icon("tag");
  private final Label tags = new Label();
  private final HBox line = new HBox(name, sign, tags);
  private SortedSet<Tag> shown = Collections.emptySortedSet();
  private int row = -1;

  NameCell(GridModel grid) {
    this.grid = grid;
    getStyleClass().add("name-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    name.getStyleClass().add("name-words");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    tags.getStyleClass().add("name-tags");
    sign.setMinWidth(USE_PREF_SIZE);
    sign.managedProperty().bind(sign.visibleProperty());
    tags.managedProperty().bind(tags.visibleProperty());
    line.getStyleClass().add("cell-line");
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable DocumentEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText("");
    } else {
      show(entry);
    }
    mark(row);
  }

  private void show(DocumentEntry entry) {
    String called = ShownText.name(entry.name());
    shown = grid.tags(ReviewGrid.Key.ofDocument(entry.id()));
    String filed = shown.stream().map(TagMenu::name).collect(Collectors.joining(", "));
    name.setText(called);
    tags.setText(filed);
    tags.setVisible(!filed.isEmpty());
    sign.setVisible(!filed.isEmpty());
    setGraphic(line);
    String numbers =
        grid.bates(entry.id())
            .map((BatesRange range) -> strings.get("row.bates", range.from(), range.to()))
            .orElse("");
    String more = numbers.isEmpty() ? called : called + "\n" + numbers;
    setTooltip(new Tooltip(more));
    setAccessibleText(filed.isEmpty() ? more : strings.get("row.accessible.tagged", more, filed));
  }

  /** Shows whether it is the row that has the keyboard. */
  void mark(int current) {
    row = current;
    pseudoClassStateChanged(CURRENT, !isEmpty() && getIndex() == current);
  }

  /** Shows what is known of the document now, if that is something else. */
  void follow() {
    DocumentEntry entry = getItem();
    if (!isEmpty()
        && entry != null
        && !shown.equals(grid.tags(ReviewGrid.Key.ofDocument(entry.id())))) {
      show(entry);
    }
  }
}
