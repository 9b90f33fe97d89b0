// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.Review.KeptColumn;
import java.util.Optional;
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
  private final Region flag = Icons.icon("flag");
  private Optional<Cell> shown = Optional.empty();
  private final HBox line = new HBox(sign, words, flag, page);

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
    flag.getStyleClass().add("cell-flag");
    flag.managedProperty().bind(flag.visibleProperty());
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
      if (!shown.equals(Optional.of(now))) {
        updateItem(row, false);
      }
    }
  }

  private void show(DocumentEntry row, Cell cell) {
    shown = Optional.of(cell);
    getStyleClass().add("is-" + StateLook.key(cell.state()));
    if (ValueText.isUnread(cell)) {
      getStyleClass().add("is-unread");
    }
    sign.getChildren().setAll(StateLook.sign(cell.state()).stream().toList());
    String said = texts.shortWords(cell);
    words.setText(said);
    flag.setVisible(cell.flagged());
    page.setText(texts.page(cell));
    page.setVisible(!page.getText().isEmpty());
    setGraphic(line);
    setAccessibleText(
        strings.get(
            cell.flagged() ? "cell.accessible.flagged" : "cell.accessible",
            row.name(),
            column.column().title(),
            look.words(cell.state()),
            said,
            page.getText()));
  }
}
