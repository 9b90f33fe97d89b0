// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the grid: sign, value in short, first page. It is made once and filled again, and what
 * is the same as before is left alone: while the grid is scrolled, cells are filled in each frame.
 */
final class ReviewCell extends TableCell<DocumentEntry, DocumentEntry> {
  private static final Map<CellState, PseudoClass> STATES = new EnumMap<>(CellState.class);
  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final PseudoClass DEVIATING = PseudoClass.getPseudoClass("deviating");

  static {
    for (CellState state : CellState.values()) {
      STATES.put(state, PseudoClass.getPseudoClass(StateLook.key(state)));
    }
  }

  private final KeptColumn column;
  private final GridModel grid;
  private final ValueText texts;
  private final StateLook look;
  private final Strings strings = Strings.of(ReviewCell.class);
  private final CellLine line = new CellLine();
  private final Map<Mark, Region> marks = new EnumMap<>(Mark.class);
  private @Nullable Region tagged;
  private @Nullable Label page;
  private Optional<Cell> shown = Optional.empty();
  private SortedSet<Tag> tags = Collections.emptySortedSet();

  ReviewCell(KeptColumn column, GridModel grid, ValueText texts, StateLook look) {
    this.column = column;
    this.grid = grid;
    this.texts = texts;
    this.look = look;
    getStyleClass().add("review-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable DocumentEntry row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      state(Optional.empty());
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

  /** How the cell looks: by classes that cost less than style classes do when they change. */
  private void state(Optional<Cell> cell) {
    STATES.forEach(
        (state, style) ->
            pseudoClassStateChanged(style, cell.filter(c -> c.state() == state).isPresent()));
    pseudoClassStateChanged(UNREAD, cell.filter(ValueText::isUnread).isPresent());
    pseudoClassStateChanged(
        DEVIATING,
        cell.filter(c -> grid.isMarked(Mark.DEVIATES, c.column(), c.document())).isPresent());
  }

  private void show(DocumentEntry row, Cell cell) {
    tags = grid.tags(key(row));
    shown = Optional.of(cell);
    state(shown);
    line.sign(StateLook.styles(cell.state()));
    String said = texts.shortWords(cell);
    line.words().setText(said);
    List<Node> added = new ArrayList<>();
    StringBuilder more = new StringBuilder();
    for (Mark mark : Mark.values()) {
      if (grid.isMarked(mark, column.id(), row.id())) {
        added.add(marks.computeIfAbsent(mark, StateLook::sign));
        more.append(", ").append(look.words(mark));
      }
    }
    if (!tags.isEmpty()) {
      added.add(tagged());
      tags.forEach(tag -> more.append(", ").append(TagMenu.name(tag)));
    }
    String at = texts.page(cell);
    if (!at.isEmpty()) {
      added.add(page(at));
    }
    line.add(added);
    if (getGraphic() == null) {
      setGraphic(line);
    }
    setAccessibleText(
        strings.get(
            "cell.accessible",
            row.name(),
            column.column().title(),
            look.words(cell.state()) + more,
            said,
            at));
  }

  private Node tagged() {
    Region sign = tagged == null ? Icons.icon("tag") : tagged;
    tagged = sign;
    return sign;
  }

  private Node page(String words) {
    Label label = page == null ? new Label() : page;
    if (page == null) {
      label.getStyleClass().add("cell-page");
      page = label;
    }
    label.setText(words);
    return label;
  }
}
