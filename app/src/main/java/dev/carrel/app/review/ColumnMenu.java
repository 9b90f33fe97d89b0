// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review.KeptColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The head of a column, and what can be done with it. */
final class ColumnMenu {
  private final ReviewModel model;
  private final Consumer<KeptColumn> onEdit;
  private final Strings strings = Strings.of(ColumnMenu.class);
  private final ValueText texts = new ValueText();
  private final StateLook look = new StateLook();

  /**
   * For a review.
   *
   * @param onEdit lets a person change a column
   */
  ColumnMenu(ReviewModel model, Consumer<KeptColumn> onEdit) {
    this.model = model;
    this.onEdit = onEdit;
  }

  /** Title, type, and the button that opens the menu. */
  Node head(KeptColumn column) {
    Label title = new Label(ShownText.line(column.column().title()));
    title.getStyleClass().add("column-title");
    Label type = new Label(texts.type(column.column().type()));
    type.getStyleClass().add("column-type");
    VBox words = new VBox(title, type);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button more = Icons.button("more", strings.get("column.menu", column.column().title()));
    more.setFocusTraversable(false); // the menu key opens it for the column of the cell
    more.setOnAction(event -> open(column, more));
    HBox head = new HBox(words, more);
    head.getStyleClass().add("column-head");
    head.setAlignment(Pos.CENTER_LEFT);
    Tooltip.install(words, new Tooltip(ShownText.of(column.column().question())));
    head.setOnContextMenuRequested(
        event -> {
          open(column, more);
          event.consume();
        });
    return head;
  }

  /** Opens the menu below a node. */
  void open(KeptColumn column, Node at) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(entries(column));
    menu.show(at, Side.BOTTOM, 0, 4);
  }

  private List<MenuItem> entries(KeptColumn column) {
    long id = column.id();
    List<KeptColumn> all = model.grid().columns();
    int at = all.indexOf(column);
    MenuItem left = entry("column.left", () -> model.moveColumn(id, -1));
    left.setDisable(at <= 0);
    MenuItem right = entry("column.right", () -> model.moveColumn(id, 1));
    right.setDisable(at >= all.size() - 1);
    MenuItem again = entry("column.ask", () -> model.askColumn(id));
    again.setDisable(!model.runs().isIdle());
    return List.of(
        entry("column.edit", () -> onEdit.accept(column)),
        again,
        new SeparatorMenuItem(),
        entry("column.sort.up", () -> model.grid().sort(Optional.of(new Sort(id, false)))),
        entry("column.sort.down", () -> model.grid().sort(Optional.of(new Sort(id, true)))),
        entry("column.sort.none", () -> model.grid().sort(Optional.empty())),
        filter(id),
        new SeparatorMenuItem(),
        left,
        right,
        entry("column.remove", () -> model.removeColumn(column)));
  }

  private Menu filter(long column) {
    Menu menu = new Menu(strings.get("column.filter"));
    List<MenuItem> entries = new ArrayList<>();
    entries.add(entry("column.filter.all", () -> model.grid().filter(Optional.empty())));
    for (CellState state : CellState.values()) {
      MenuItem item = new MenuItem(look.words(state));
      item.setOnAction(
          event -> model.grid().filter(Optional.of(new Filter(OptionalLong.of(column), state))));
      entries.add(item);
    }
    menu.getItems().setAll(entries);
    return menu;
  }

  private MenuItem entry(String key, Runnable run) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setOnAction(event -> run.run());
    return item;
  }
}
