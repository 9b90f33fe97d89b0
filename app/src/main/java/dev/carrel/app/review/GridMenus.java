// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus of the grid: of a column's head, of a row, of a cell. */
final class GridMenus {
  /** What the room does at a word of a menu. */
  interface Acts {
    /** Opens the sheet of a cell, and its document. */
    void open(ReviewGrid.Key key);

    /** Lets a person correct a cell. */
    void correct(ReviewGrid.Key key);

    /** Shows a document. */
    void show(DocumentId document);
  }

  private final ReviewModel model;
  private final ColumnMenu columns;
  private final Acts acts;
  private final Strings strings = Strings.of(GridMenus.class);

  /** For a review. */
  GridMenus(ReviewModel model, ColumnMenu columns, Acts acts) {
    this.model = model;
    this.columns = columns;
    this.acts = acts;
  }

  ColumnMenu columns() {
    return columns;
  }

  /** Opens the menu of a row, or of a cell of it, where a person pointed. */
  void open(DocumentEntry row, Optional<KeptColumn> column, Node at, double x, double y) {
    menu(row, column).show(at, x, y);
  }

  /** Opens it below a node. */
  void open(DocumentEntry row, Optional<KeptColumn> column, Node at) {
    menu(row, column).show(at, Side.BOTTOM, 0, 0);
  }

  private ContextMenu menu(DocumentEntry row, Optional<KeptColumn> column) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(entries(row, column));
    return menu;
  }

  /** What can be done with a row, or with a cell of it. */
  List<MenuItem> entries(DocumentEntry row, Optional<KeptColumn> column) {
    List<MenuItem> items = new ArrayList<>();
    column.ifPresent(
        kept -> {
          ReviewGrid.Key key = new ReviewGrid.Key(kept.id(), row.id());
          items.addAll(ofCell(key));
          items.add(TagMenu.of(model, key));
          items.add(new SeparatorMenuItem());
        });
    items.add(entry("row.open", () -> acts.show(row.id())));
    MenuItem again = entry("row.ask", () -> model.asking().askRow(row.id()));
    again.setDisable(!model.runs().isIdle());
    items.add(again);
    items.add(TagMenu.of(model, ReviewGrid.Key.ofDocument(row.id())));
    return List.copyOf(items);
  }

  private List<MenuItem> ofCell(ReviewGrid.Key key) {
    Cell cell = model.grid().cell(key.column(), key.document());
    boolean verified = cell.state() == CellState.VERIFIED;
    MenuItem verify =
        entry(verified ? "act.verify.back" : "act.verify", () -> with(key, CellModel::verify));
    verify.setDisable(!verified && cell.words().isBlank());
    MenuItem correct = entry("act.correct", () -> acts.correct(key));
    correct.setDisable(verified);
    MenuItem again = entry("act.ask", () -> model.asking().askCell(key));
    again.setDisable(verified || !model.runs().isIdle());
    MenuItem converse = entry("cell.converse", () -> model.talk().converse(key));
    converse.setDisable(cell.answer().isEmpty());
    return List.of(
        entry("cell.open", () -> acts.open(key)),
        verify,
        correct,
        entry(cell.flagged() ? "act.flag.back" : "act.flag", () -> with(key, CellModel::flag)),
        again,
        converse);
  }

  private void with(ReviewGrid.Key key, Consumer<CellModel> act) {
    model.cell().choose(Optional.of(key));
    act.accept(model.cell());
  }

  private MenuItem entry(String key, Runnable run) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setOnAction(event -> run.run());
    return item;
  }
}
