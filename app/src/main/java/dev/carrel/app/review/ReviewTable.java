// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The grid: documents at the side, which stay where they are, and beside them the columns. Both are
 * tables of the same rows, which scroll as one; only what is in sight has nodes.
 */
final class ReviewTable extends HBox {
  private static final double ROW = 2.6;
  private static final double WIDTH = 15;
  private static final double NAMES = 15;

  /** Of the width, in a narrow window or with large text. */
  private static final double MOST_NAMES = 0.35;

  private final GridModel grid;
  private final ColumnMenu menus;
  private final Strings strings = Strings.of(ReviewTable.class);
  private final ValueText texts = new ValueText();
  private final StateLook look = new StateLook();
  private final TableView<DocumentEntry> names = new TableView<>();
  private final TableView<DocumentEntry> table = new TableView<>();
  private final VBox side;
  private final Region underNames = new Region();
  private final Map<Long, Double> widths = new HashMap<>();
  private final Subscription subscription;

  /** All that were made; as many as rows in sight have columns. */
  private final List<ReviewCell> cells = new ArrayList<>();

  private List<KeptColumn> shown = List.of();
  private Consumer<Optional<ReviewGrid.Key>> onChosen = key -> {};
  private boolean choosing;
  private double em = 14;

  ReviewTable(GridModel grid, ColumnMenu menus) {
    this.grid = grid;
    this.menus = menus;
    getStyleClass().add("review-table");
    for (TableView<DocumentEntry> each : List.of(names, table)) {
      each.setItems(grid.rows());
      each.setPlaceholder(new Label(strings.get("grid.no-rows")));
      each.getStyleClass().add("review-grid");
      each.setFixedCellSize(Math.rint(ROW * em));
    }
    table.setId("review-grid");
    table.setAccessibleText(strings.get("grid"));
    table.getSelectionModel().setCellSelectionEnabled(true);
    names.setId("review-names");
    names.setFocusTraversable(false);
    names.setMouseTransparent(false);
    names.setPlaceholder(new Region());
    names.getColumns().add(nameColumn());
    names.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    VBox.setVgrow(names, Priority.ALWAYS);
    side = new VBox(names, underNames);
    side.getStyleClass().add("review-side");
    underNames.getStyleClass().add("review-under-names");
    HBox.setHgrow(table, Priority.ALWAYS);
    table.setMinWidth(0);
    table.setPrefWidth(0);
    side.setMinWidth(Region.USE_PREF_SIZE);
    side.setMaxWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(side, table);
    table.skinProperty().subscribe(skin -> join());
    table.getFocusModel().focusedCellProperty().subscribe(this::focused);
    names.getSelectionModel().selectedIndexProperty().subscribe(at -> nameChosen(at.intValue()));
    subscription =
        Subscription.combine(
            grid.reviewProperty().subscribe(this::show),
            grid.changesProperty().subscribe(() -> cells.forEach(ReviewCell::follow)));
  }

  /** Hears which cell a person is in. */
  void onChosen(Consumer<Optional<ReviewGrid.Key>> listener) {
    onChosen = listener;
  }

  void close() {
    subscription.unsubscribe();
    names.setItems(null);
    table.setItems(null);
  }

  /** Rows are as high, and columns as wide, as the size of the text asks. */
  @Override
  protected void layoutChildren() {
    double now = lookup(".column-title") instanceof Label label ? label.getFont().getSize() : em;
    if (now != em) {
      double by = now / em;
      em = now;
      names.setFixedCellSize(Math.rint(em * ROW));
      table.setFixedCellSize(Math.rint(em * ROW));
      table.getColumns().forEach(column -> column.setPrefWidth(column.getWidth() * by));
    }
    side.setPrefWidth(Math.min(NAMES * em, getWidth() * MOST_NAMES));
    super.layoutChildren();
  }

  private TableColumn<DocumentEntry, DocumentEntry> nameColumn() {
    TableColumn<DocumentEntry, DocumentEntry> column = column(strings.get("grid.document"));
    column.setPrefWidth(NAMES * 14);
    column.setCellFactory(made -> new NameCell());
    return column;
  }

  private static TableColumn<DocumentEntry, DocumentEntry> column(String title) {
    TableColumn<DocumentEntry, DocumentEntry> column = new TableColumn<>(ShownText.line(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private void show(Optional<Review> review) {
    List<KeptColumn> columns = review.map(Review::columns).orElse(List.of());
    if (columns.equals(shown)) {
      return;
    }
    shown = columns;
    cells.clear();
    List<TableColumn<DocumentEntry, ?>> made = new ArrayList<>();
    for (KeptColumn kept : columns) {
      TableColumn<DocumentEntry, DocumentEntry> column = column("");
      column.setGraphic(menus.head(kept));
      column.setMinWidth(60);
      column.setPrefWidth(widths.getOrDefault(kept.id(), WIDTH * em));
      column.widthProperty().subscribe(width -> widths.put(kept.id(), width.doubleValue()));
      column.setUserData(kept);
      column.setCellFactory(
          each -> {
            ReviewCell cell = new ReviewCell(kept, grid, texts, look);
            cells.add(cell);
            return cell;
          });
      made.add(column);
    }
    table.getColumns().setAll(made);
  }

  private void focused(@Nullable TablePosition<?, ?> at) {
    if (choosing || at == null) {
      return;
    }
    choosing = true;
    names.getSelectionModel().clearAndSelect(at.getRow());
    choosing = false;
    onChosen.accept(key(at));
  }

  /** The cell that has the keyboard, or would have it. */
  Optional<ReviewGrid.Key> focusedKey() {
    return key(table.getFocusModel().getFocusedCell());
  }

  private Optional<ReviewGrid.Key> key(TablePosition<?, ?> at) {
    boolean there =
        at.getRow() >= 0
            && at.getRow() < grid.rows().size()
            && at.getColumn() >= 0
            && at.getColumn() < shown.size();
    return there
        ? Optional.of(
            new ReviewGrid.Key(shown.get(at.getColumn()).id(), grid.rows().get(at.getRow()).id()))
        : Optional.empty();
  }

  private void nameChosen(int row) {
    if (choosing || row < 0 || shown.isEmpty()) {
      return;
    }
    int column = Math.max(0, table.getFocusModel().getFocusedCell().getColumn());
    go(row, column);
  }

  private void go(int row, int column) {
    TableColumn<DocumentEntry, ?> to = table.getColumns().get(column);
    table.getSelectionModel().clearAndSelect(row, to);
    table.getFocusModel().focus(row, to);
    table.requestFocus();
  }

  /** Brings a cell into sight. */
  void scrollTo(ReviewGrid.Key key) {
    for (int column = 0; column < shown.size(); column++) {
      if (shown.get(column).id() == key.column()) {
        table.scrollToColumnIndex(column);
      }
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      if (grid.rows().get(row).id().equals(key.document())) {
        table.scrollTo(Math.max(0, row - 2));
      }
    }
  }

  /** Brings a cell into sight and the keyboard there. */
  void go(ReviewGrid.Key key) {
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < shown.size(); column++) {
        if (shown.get(column).id() == key.column()
            && grid.rows().get(row).id().equals(key.document())) {
          scrollTo(key);
          go(row, column);
          return;
        }
      }
    }
  }

  /** Brings the keyboard to the cells. */
  void focusCells() {
    table.requestFocus();
    if (table.getFocusModel().getFocusedCell().getColumn() < 0
        && !grid.rows().isEmpty()
        && !shown.isEmpty()) {
      go(0, 0);
    }
  }

  /** Whether the keyboard is in the cells. */
  boolean hasKeyboard() {
    return table.isFocused();
  }

  TableView<DocumentEntry> cells() {
    return table;
  }

  /** Has both scroll as one; the bar below the columns has its counterpart below the names. */
  private void join() {
    table.applyCss();
    names.applyCss();
    Optional<ScrollBar> down = bar(table, Orientation.VERTICAL);
    Optional<ScrollBar> side = bar(names, Orientation.VERTICAL);
    if (down.isPresent() && side.isPresent()) {
      side.get().valueProperty().bindBidirectional(down.get().valueProperty());
    }
    bar(table, Orientation.HORIZONTAL)
        .ifPresent(
            across ->
                underNames
                    .prefHeightProperty()
                    .bind(
                        across
                            .visibleProperty()
                            .flatMap(
                                visible ->
                                    visible
                                        ? across.heightProperty()
                                        : new ReadOnlyObjectWrapper<Number>(0))));
  }

  private static Optional<ScrollBar> bar(Node of, Orientation orientation) {
    return of.lookupAll(".scroll-bar").stream()
        .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == orientation)
        .map(node -> (ScrollBar) node)
        .findFirst();
  }

  private static final class NameCell extends TableCell<DocumentEntry, DocumentEntry> {
    NameCell() {
      getStyleClass().add("name-cell");
    }

    @Override
    protected void updateItem(@Nullable DocumentEntry row, boolean empty) {
      super.updateItem(row, empty);
      String name = empty || row == null ? "" : ShownText.name(row.name());
      setText(name);
      setTooltip(name.isEmpty() ? null : new Tooltip(name));
    }
  }
}
