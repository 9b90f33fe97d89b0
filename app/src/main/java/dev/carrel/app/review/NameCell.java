// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Collections;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/**
 * A row's document: its name, where its reading stands if that is to be told, and what it is filed
 * under. It is made once and filled again.
 */
final class NameCell extends TableCell<DocumentEntry, DocumentEntry> {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final GridModel grid;
  private final Strings strings = Strings.of(NameCell.class);
  private final Label name = new Label();
  private final Region sign = Icons.icon("tag");
  private final Label tags = new Label();
  private final Label reading = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final HBox line = new HBox(name, reading, sign, tags);
  private SortedSet<Tag> shown = Collections.emptySortedSet();
  private RowReading read = new RowReading.Done();
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
    reading.getStyleClass().add("name-reading");
    reading.setMinWidth(USE_PREF_SIZE);
    reading.managedProperty().bind(reading.visibleProperty());
    sign.setMinWidth(USE_PREF_SIZE);
    sign.managedProperty().bind(sign.visibleProperty());
    tags.managedProperty().bind(tags.visibleProperty());
    line.getStyleClass().add("name-line");
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
    read = grid.reading(entry);
    showReading();
    String more =
        Stream.of(called, numbers, told())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    tooltip.setText(more);
    if (getTooltip() == null) {
      setTooltip(tooltip);
    }
    setAccessibleText(filed.isEmpty() ? more : strings.get("row.accessible.tagged", more, filed));
  }

  /** In few words and with a sign, beside the name: nothing where all is as it should be. */
  private void showReading() {
    String words =
        switch (read) {
          case RowReading.Waiting _, RowReading.Done _ -> "";
          case RowReading.Reading now -> strings.get("row.reading.brief", now.percent());
          case RowReading.NotWhole(int unreadable, int pages) ->
              strings.get("row.not-whole.brief", pages - unreadable, pages);
          case RowReading.Failed _ -> strings.get("row.failed.brief");
        };
    reading.setText(words);
    reading.setVisible(!words.isEmpty());
    reading.setGraphic(
        switch (read) {
          case RowReading.Reading _ -> StateLook.sign(CellState.ANSWERING).orElse(null);
          case RowReading.NotWhole _ -> StateLook.sign(CellState.UNSURE).orElse(null);
          case RowReading.Failed _ -> StateLook.sign(CellState.FAILED).orElse(null);
          case RowReading.Waiting _, RowReading.Done _ -> null;
        });
    pseudoClassStateChanged(WAITING, read instanceof RowReading.Waiting);
  }

  private String told() {
    return switch (read) {
      case RowReading.Waiting _ -> strings.get("row.waiting");
      case RowReading.Reading now -> strings.get("row.reading", now.percent());
      case RowReading.Done _ -> strings.get("row.read");
      case RowReading.NotWhole(int unreadable, int pages) ->
          strings.get("row.not-whole", unreadable, pages);
      case RowReading.Failed(String why) -> strings.get("row.failed", ShownText.line(why));
    };
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
        && !(shown.equals(grid.tags(ReviewGrid.Key.ofDocument(entry.id())))
            && read.equals(grid.reading(entry)))) {
      show(entry);
    }
  }
}
