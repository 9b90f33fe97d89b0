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
import javafx.scene.control.CheckMenuItem;
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
  /** In heights of letters. */
  private static final double USUAL = 15;

  private static final double STEP = 1.4;

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
    words.setAlignment(Pos.CENTER_LEFT);
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

  /** What can be done with a column. */
  List<MenuItem> entries(KeptColumn column) {
    long id = column.id();
    GridModel grid = model.grid();
    GridLook arranged = grid.look();
    MenuItem again = entry("column.ask", () -> model.asking().askColumn(id));
    again.setDisable(!model.runs().isIdle());
    boolean frozen = arranged.isFrozen(id);
    List<MenuItem> items = new ArrayList<>();
    items.add(entry("column.edit", () -> onEdit.accept(column)));
    items.add(again);
    items.add(new SeparatorMenuItem());
    items.addAll(sorting(id));
    items.add(filter(id));
    items.add(new SeparatorMenuItem());
    items.addAll(moving(column));
    items.add(
        entry(frozen ? "column.freeze.back" : "column.freeze", () -> arranged.freeze(id, !frozen)));
    items.add(width(column));
    items.add(new SeparatorMenuItem());
    items.add(entry("column.hide", () -> arranged.hide(id, true)));
    if (!grid.hidden().isEmpty()) {
      items.add(showAgain());
    }
    items.add(entry("column.remove", () -> model.columns().remove(column)));
    return List.copyOf(items);
  }

  private List<MenuItem> sorting(long id) {
    Optional<Sort> now = model.grid().sortProperty().get();
    List<MenuItem> items = new ArrayList<>();
    for (boolean down : List.of(false, true)) {
      Optional<Sort> by = Optional.of(new Sort(id, down));
      CheckMenuItem item =
          new CheckMenuItem(strings.get(down ? "column.sort.down" : "column.sort.up"));
      item.setSelected(now.equals(by));
      item.setOnAction(event -> model.grid().sort(by));
      items.add(item);
    }
    MenuItem none = entry("column.sort.none", () -> model.grid().sort(Optional.empty()));
    none.setDisable(now.isEmpty());
    items.add(none);
    return items;
  }

  /** Among those that it stands with: beside the documents or not. */
  private List<MenuItem> moving(KeptColumn column) {
    GridModel grid = model.grid();
    List<KeptColumn> frozen = grid.frozen();
    List<KeptColumn> group =
        frozen.contains(column) ? frozen : grid.shown().subList(frozen.size(), grid.shown().size());
    int at = group.indexOf(column);
    MenuItem left = entry("column.left", () -> move(column, group.get(at - 1)));
    left.setDisable(at <= 0);
    MenuItem right = entry("column.right", () -> move(column, group.get(at + 1)));
    right.setDisable(at < 0 || at >= group.size() - 1);
    return List.of(left, right);
  }

  /** Moves a column to the place of another. */
  void move(KeptColumn column, KeptColumn to) {
    model.columns().move(column.id(), to);
  }

  private Menu width(KeptColumn column) {
    GridLook arranged = model.grid().look();
    double now = arranged.width(column.id()).orElse(USUAL);
    Menu menu = new Menu(strings.get("column.width"));
    menu.getItems()
        .setAll(
            entry("column.wider", () -> arranged.width(column.id(), now * STEP)),
            entry("column.narrower", () -> arranged.width(column.id(), now / STEP)),
            entry("column.usual", () -> arranged.width(column.id(), USUAL)));
    return menu;
  }

  private Menu showAgain() {
    Menu menu = new Menu(strings.get("column.show"));
    for (KeptColumn hidden : model.grid().hidden()) {
      MenuItem item = new MenuItem(ShownText.line(hidden.column().title()));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.grid().look().hide(hidden.id(), false));
      menu.getItems().add(item);
    }
    return menu;
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
    for (Mark mark : Mark.values()) {
      MenuItem item = new MenuItem(look.words(mark));
      item.setOnAction(
          event -> model.grid().filter(Optional.of(new Filter(OptionalLong.of(column), mark))));
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
