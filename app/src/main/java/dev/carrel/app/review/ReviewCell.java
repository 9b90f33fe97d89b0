// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A cell of the grid: sign, value in short, first page. It is made once and filled again. */
final class ReviewCell extends TableCell<DocumentEntry, DocumentEntry> {
  private final KeptColumn column;
  private final GridModel grid;
  private final ValueText texts;
  private final StateLook look;
  private final Strings strings = Strings.of(ReviewCell.class);
  private final HBox sign = new HBox();
  private final Label words = new Label();
  private final Label page = new Label();
  private final Map<Mark, Region> marks = new EnumMap<>(Mark.class);
  private final Region tagged = Icons.icon("tag");
  private Optional<Cell> shown = Optional.empty();
  private SortedSet<Tag> tags = Collections.emptySortedSet();
  private final HBox line = new HBox(sign, words);

  ReviewCell(KeptColumn column, GridModel grid, ValueText texts, StateLook look) {
    this.column = column;
    this.grid = grid;
    this.texts = texts;
    this.look = look;
    getStyleClass().add("review-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    sign.getStyleClass().add("sign-place");
    sign.setAlignment(Pos.CENTER);
    sign.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("cell-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    for (Mark mark : Mark.values()) {
      Region icon = StateLook.sign(mark);
      icon.setMinWidth(USE_PREF_SIZE);
      icon.managedProperty().bind(icon.visibleProperty());
      marks.put(mark, icon);
      line.getChildren().add(icon);
    }
    tagged.setMinWidth(USE_PREF_SIZE);
    tagged.managedProperty().bind(tagged.visibleProperty());
    line.getChildren().addAll(tagged, page);
    page.getStyleClass().add("cell-page");
    page.setMinWidth(Region.USE_PREF_SIZE);
    page.managedProperty().bind(page.visibleProperty());
    line.getStyleClass().add("cell-line");
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable DocumentEntry row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    getStyleClass().removeIf(style -> style.startsWith("is-"));
    if (empty || row == null) {
      setGraphic(null);
      shown = Optional.empty();
      setAccessibleText("");
      return;
    }
    show(row, grid.cell(column.id(), row.id()));
  }

  /** Shows what the cell is now, if that is something else. */
  void follow() {
    DocumentEntry row = getItem();
    if (!isEmpty() && row != null) {
      Cell now = grid.cell(column.id(), row.id());
      if (!shown.equals(Optional.of(now)) || !tags.equals(grid.tags(key(row)))) {
        updateItem(row, false);
      }
    }
  }

  private ReviewGrid.Key key(DocumentEntry row) {
    return new ReviewGrid.Key(column.id(), row.id());
  }

  private void show(DocumentEntry row, Cell cell) {
    tags = grid.tags(key(row));
    tagged.setVisible(!tags.isEmpty());
    shown = Optional.of(cell);
    getStyleClass().add("is-" + StateLook.key(cell.state()));
    if (ValueText.isUnread(cell)) {
      getStyleClass().add("is-unread");
    }
    sign.getChildren().setAll(StateLook.sign(cell.state()).stream().toList());
    String said = texts.shortWords(cell);
    words.setText(said);
    StringBuilder more = new StringBuilder();
    marks.forEach(
        (mark, icon) -> {
          boolean on = grid.isMarked(mark, column.id(), row.id());
          icon.setVisible(on);
          if (on) {
            more.append(", ").append(look.words(mark));
          }
        });
    tags.forEach(tag -> more.append(", ").append(TagMenu.name(tag)));
    if (grid.isMarked(Mark.DEVIATES, column.id(), row.id())) {
      getStyleClass().add("is-deviating");
    }
    page.setText(texts.page(cell));
    page.setVisible(!page.getText().isEmpty());
    setGraphic(line);
    setAccessibleText(
        strings.get(
            "cell.accessible",
            row.name(),
            column.column().title(),
            look.words(cell.state()) + more,
            said,
            page.getText()));
  }
}
