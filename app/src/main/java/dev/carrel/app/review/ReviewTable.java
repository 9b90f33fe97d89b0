// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The grid: documents and frozen columns at the side, which stay where they are, and beside them
 * the other columns. Both are tables of the same rows, which scroll as one; only what is in sight
 * has nodes.
 */
final class ReviewTable extends HBox {
  private static final double ROW = 2.6;
  private static final double WIDTH = 15;
  private static final double NAMES = 18;
  private static final double LEAST_NAMES = 7;

  /** Of the width, in a narrow window or with large text. */
  private static final double MOST_NAMES = 0.35;

  /** Of the width, with columns beside the documents. */
  private static final double MOST_SIDE = 0.6;

  private final GridModel grid;
  private final GridMenus menus;
  private final Strings strings = Strings.of(ReviewTable.class);
  private final ValueText texts = new ValueText();
  private final StateLook look = new StateLook();
  private final TableView<DocumentEntry> names = new TableView<>();
  private final TableView<DocumentEntry> table = new TableView<>();
  private final TableColumn<DocumentEntry, DocumentEntry> nameColumn;
  private final VBox side;
  private final Region underNames = new Region();
  private final Subscription subscription;

  /** All that were made; as many as rows in sight have columns. */
  private final List<ReviewCell> cells = new ArrayList<>();

  private final List<NameCell> nameCells = new ArrayList<>();
  private List<KeptColumn> frozen = List.of();
  private List<KeptColumn> moving = List.of();
  private Consumer<ReviewGrid.Key> onChosen = key -> {};
  private TableView<DocumentEntry> active = table;
  private boolean choosing;
  private boolean sizing;
  private double em = 14;

  ReviewTable(GridModel grid, GridMenus menus) {
    this.grid = grid;
    this.menus = menus;
    getStyleClass().add("review-table");
    for (TableView<DocumentEntry> each : List.of(names, table)) {
      each.setItems(grid.rows());
      each.setPlaceholder(new Region());
      each.getStyleClass().add("review-grid");
      each.setFixedCellSize(Math.rint(ROW * em));
      each.getSelectionModel().setCellSelectionEnabled(true);
      each.getFocusModel().focusedCellProperty().subscribe(at -> focused(each, at));
      each.addEventFilter(KeyEvent.KEY_PRESSED, event -> step(each, event));
      each.setOnContextMenuRequested(this::menu);
    }
    table.setPlaceholder(new Label(strings.get("grid.no-rows")));
    table.setId("review-grid");
    table.setAccessibleText(strings.get("grid"));
    names.setId("review-names");
    names.setAccessibleText(strings.get("grid.side"));
    names.setFocusTraversable(false);
    nameColumn = column(strings.get("grid.document"));
    nameColumn.setMinWidth(60);
    nameColumn.setPrefWidth(NAMES * em);
    nameColumn.setCellFactory(made -> nameCell());
    sized(nameColumn, GridLook.NAMES);
    VBox.setVgrow(names, Priority.ALWAYS);
    side = new VBox(names, underNames);
    side.getStyleClass().add("review-side");
    underNames.getStyleClass().add("review-under-names");
    underNames.setMinHeight(USE_PREF_SIZE); // else the names scroll by another height
    names.setMinHeight(0);
    HBox.setHgrow(table, Priority.ALWAYS);
    table.setMinWidth(0);
    table.setPrefWidth(0);
    side.setMinWidth(Region.USE_PREF_SIZE);
    side.setMaxWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(side, table);
    table.skinProperty().subscribe(skin -> SideScroll.join(table, names, underNames));
    table.getColumns().addListener((ListChangeListener<TableColumn<?, ?>>) change -> dragged());
    subscription =
        Subscription.combine(
            grid.reviewProperty().subscribe(review -> show()),
            grid.look().changesProperty().subscribe(at -> show()),
            grid.changesProperty().subscribe(this::follow),
            grid.readingProperty().subscribe(now -> nameCells.forEach(NameCell::follow)));
  }

  /** Hears which cell a person is in. */
  void onChosen(Consumer<ReviewGrid.Key> listener) {
    onChosen = listener;
  }

  void close() {
    subscription.unsubscribe();
    names.setItems(null);
    table.setItems(null);
  }

  private void follow() {
    cells.forEach(ReviewCell::follow);
    nameCells.forEach(NameCell::follow);
  }

  private NameCell nameCell() {
    NameCell cell = new NameCell(grid);
    nameCells.add(cell);
    cell.mark(row());
    return cell;
  }

  /** Rows are as high, and columns as wide, as the size of the text asks. */
  @Override
  protected void layoutChildren() {
    double now = lookup(".column-title") instanceof Label label ? label.getFont().getSize() : em;
    if (now != em) {
      em = now;
      names.setFixedCellSize(Math.rint(em * ROW));
      table.setFixedCellSize(Math.rint(em * ROW));
      size();
    }
    double beside = frozen.stream().mapToDouble(column -> wide(column.id())).sum();
    double most = getWidth() * (frozen.isEmpty() ? MOST_NAMES : MOST_SIDE);
    double name = Math.max(LEAST_NAMES * em, Math.min(wide(GridLook.NAMES), most - beside));
    sizing = true;
    nameColumn.setPrefWidth(Math.rint(name));
    sizing = false;
    side.setPrefWidth(Math.rint(Math.min(name + beside, getWidth() * MOST_SIDE)) + 1);
    super.layoutChildren();
  }

  /** In pixels. */
  private double wide(long column) {
    return em * grid.look().width(column).orElse(column == GridLook.NAMES ? NAMES : WIDTH);
  }

  private void size() {
    sizing = true;
    for (TableView<DocumentEntry> each : List.of(names, table)) {
      for (TableColumn<DocumentEntry, ?> column : each.getColumns()) {
        if (column.getUserData() instanceof KeptColumn kept) {
          column.setPrefWidth(wide(kept.id()));
        }
      }
    }
    sizing = false;
    requestLayout();
  }

  /** A width that a person drags is remembered. */
  private void sized(TableColumn<DocumentEntry, ?> column, long id) {
    column
        .widthProperty()
        .subscribe(
            (before, width) -> {
              if (!sizing && getScene() != null) {
                grid.look().resized(id, width.doubleValue() / em);
                requestLayout();
              }
            });
  }

  /** A column that a person drags by its head has its new place in the review too. */
  private void dragged() {
    List<KeptColumn> now =
        table.getColumns().stream()
            .map(TableColumn::getUserData)
            .filter(KeptColumn.class::isInstance)
            .map(KeptColumn.class::cast)
            .toList();
    if (choosing) {
      return;
    }
    ColumnMove.between(moving, now)
        .ifPresent(
            move -> {
              moving = now;
              menus.columns().move(move.column(), move.place());
            });
  }

  private static TableColumn<DocumentEntry, DocumentEntry> column(String title) {
    TableColumn<DocumentEntry, DocumentEntry> column = new TableColumn<>(ShownText.line(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private void show() {
    List<KeptColumn> nextFrozen = grid.frozen();
    List<KeptColumn> nextMoving =
        grid.shown().subList(nextFrozen.size(), grid.shown().size()).stream().toList();
    if (!nextFrozen.equals(frozen) || !nextMoving.equals(moving)) {
      Optional<ReviewGrid.Key> place = grid.placeProperty().get();
      frozen = nextFrozen;
      moving = nextMoving;
      cells.clear(); // those of documents stay: their column is the same
      sizing = true;
      choosing = true;
      List<TableColumn<DocumentEntry, ?>> still = new ArrayList<>(List.of(nameColumn));
      frozen.forEach(kept -> still.add(made(kept)));
      names.getColumns().setAll(still);
      table
          .getColumns()
          .setAll(moving.stream().<TableColumn<DocumentEntry, ?>>map(this::movable).toList());
      choosing = false;
      sizing = false;
      place.ifPresent(this::restore);
    }
    size();
  }

  private TableColumn<DocumentEntry, DocumentEntry> movable(KeptColumn kept) {
    TableColumn<DocumentEntry, DocumentEntry> column = made(kept);
    column.setReorderable(true);
    return column;
  }

  private TableColumn<DocumentEntry, DocumentEntry> made(KeptColumn kept) {
    TableColumn<DocumentEntry, DocumentEntry> column = column("");
    column.setGraphic(menus.columns().head(kept));
    column.setMinWidth(60);
    column.setPrefWidth(wide(kept.id()));
    sized(column, kept.id());
    column.setUserData(kept);
    column.setCellFactory(
        each -> {
          ReviewCell cell = new ReviewCell(kept, grid, texts, look);
          cells.add(cell);
          return cell;
        });
    return column;
  }

  /** Puts the mark of the keyboard where it was, without bringing the keyboard there. */
  private void restore(ReviewGrid.Key key) {
    boolean keyboard = hasKeyboard();
    spot(key)
        .ifPresent(
            spot -> {
              choosing = true;
              spot.mark();
              choosing = false;
              active = spot.view();
              if (keyboard) {
                active.requestFocus();
              }
              markRow();
            });
  }

  private void focused(TableView<DocumentEntry> view, @Nullable TablePosition<?, ?> at) {
    if (choosing || at == null || at.getRow() < 0) {
      return;
    }
    choosing = true;
    active = view;
    other(view).getSelectionModel().clearSelection();
    choosing = false;
    markRow();
    key(view, at)
        .ifPresent(
            key -> {
              grid.place(Optional.of(key));
              onChosen.accept(key);
            });
  }

  private TableView<DocumentEntry> other(TableView<DocumentEntry> view) {
    return view.equals(names) ? table : names;
  }

  private void markRow() {
    int row = row();
    nameCells.forEach(cell -> cell.mark(row));
  }

  /** The row that has the keyboard, or would have it; -1 for none. */
  private int row() {
    return active.getFocusModel() == null ? -1 : active.getFocusModel().getFocusedCell().getRow();
  }

  /** At its edge a table hands the keyboard to the other. */
  private void step(TableView<DocumentEntry> view, KeyEvent event) {
    boolean mirrored = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    KeyCode on = mirrored ? KeyCode.LEFT : KeyCode.RIGHT;
    KeyCode back = mirrored ? KeyCode.RIGHT : KeyCode.LEFT;
    boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
    TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
    if (!plain || at.getRow() < 0) {
      return;
    }
    boolean last = at.getColumn() == view.getColumns().size() - 1;
    if (view.equals(names) && event.getCode() == on && last && !moving.isEmpty()) {
      go(new Spot(table, at.getRow(), 0));
      event.consume();
    } else if (view.equals(table) && event.getCode() == back && at.getColumn() <= 0) {
      go(new Spot(names, at.getRow(), names.getColumns().size() - 1));
      event.consume();
    }
  }

  private void menu(ContextMenuEvent event) {
    Node target = event.getTarget() instanceof Node node ? node : this;
    if (openMenu(target, event.getScreenX(), event.getScreenY(), event.isKeyboardTrigger())) {
      event.consume();
    }
  }

  private boolean openMenu(Node target, double x, double y, boolean keyboard) {
    for (Node at = target; at != null && !this.equals(at); at = at.getParent()) {
      if (at instanceof TableCell<?, ?> cell && cell.getItem() instanceof DocumentEntry row) {
        menus.open(row, columnOf(cell), at, x, y);
        return true;
      }
    }
    return keyboard && openMenu();
  }

  private static Optional<KeptColumn> columnOf(TableCell<?, ?> cell) {
    return cell.getTableColumn().getUserData() instanceof KeptColumn kept
        ? Optional.of(kept)
        : Optional.empty();
  }

  /** Opens the menu of the cell or the row that has the keyboard; tells whether there is one. */
  boolean openMenu() {
    Optional<DocumentEntry> row = focusedRow();
    row.ifPresent(
        entry ->
            menus.open(entry, focusedKey().flatMap(key -> grid.column(key.column())), spotNode()));
    return row.isPresent();
  }

  /** Where a menu that keys open is to stand. */
  private Node spotNode() {
    return active.lookupAll(".table-cell:focused").stream().findFirst().orElse(active);
  }

  /** The cell that has the keyboard, or would have it; empty on a document's name. */
  Optional<ReviewGrid.Key> focusedKey() {
    return key(active, active.getFocusModel().getFocusedCell());
  }

  /** The document whose row has the keyboard, or would have it. */
  Optional<DocumentEntry> focusedRow() {
    int row = row();
    return row >= 0 && row < grid.rows().size()
        ? Optional.of(grid.rows().get(row))
        : Optional.empty();
  }

  private Optional<ReviewGrid.Key> key(TableView<DocumentEntry> view, TablePosition<?, ?> at) {
    List<KeptColumn> columns = view.equals(names) ? frozen : moving;
    int column = view.equals(names) ? at.getColumn() - 1 : at.getColumn();
    boolean there =
        at.getRow() >= 0
            && at.getRow() < grid.rows().size()
            && column >= 0
            && column < columns.size();
    return there
        ? Optional.of(
            new ReviewGrid.Key(columns.get(column).id(), grid.rows().get(at.getRow()).id()))
        : Optional.empty();
  }

  /** A cell of one of the two tables. */
  private record Spot(TableView<DocumentEntry> view, int row, int column) {
    void mark() {
      TableColumn<DocumentEntry, ?> to = view.getColumns().get(column);
      view.getSelectionModel().clearAndSelect(row, to);
      view.getFocusModel().focus(row, to);
    }
  }

  private Optional<Spot> spot(ReviewGrid.Key key) {
    for (int row = 0; row < grid.rows().size(); row++) {
      if (grid.rows().get(row).id().equals(key.document())) {
        int still = place(frozen, key.column());
        int moves = place(moving, key.column());
        if (still >= 0) {
          return Optional.of(new Spot(names, row, still + 1));
        }
        return moves >= 0 ? Optional.of(new Spot(table, row, moves)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int place(List<KeptColumn> columns, long id) {
    return columns.stream().map(KeptColumn::id).toList().indexOf(id);
  }

  private void go(Spot spot) {
    spot.view().requestFocus();
    spot.mark();
  }

  /** Brings a cell into sight. */
  void scrollTo(ReviewGrid.Key key) {
    spot(key)
        .ifPresent(
            spot -> {
              if (spot.view().equals(table)) {
                table.scrollToColumnIndex(spot.column());
              }
              table.scrollTo(Math.max(0, spot.row() - 2));
            });
  }

  /** Brings a cell into sight and the keyboard there. */
  void go(ReviewGrid.Key key) {
    spot(key)
        .ifPresent(
            spot -> {
              scrollTo(key);
              go(spot);
            });
  }

  /** Brings the keyboard to the cells. */
  void focusCells() {
    active.requestFocus();
    if (focusedKey().isEmpty() && !grid.rows().isEmpty()) {
      grid.placeProperty()
          .get()
          .flatMap(this::spot)
          .or(() -> moving.isEmpty() ? Optional.empty() : Optional.of(new Spot(table, 0, 0)))
          .ifPresent(this::go);
    }
  }

  /** Whether the keyboard is in the grid. */
  boolean hasKeyboard() {
    return table.isFocused() || names.isFocused();
  }

  TableView<DocumentEntry> cells() {
    return table;
  }
}
