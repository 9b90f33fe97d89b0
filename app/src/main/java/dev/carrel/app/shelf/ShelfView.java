// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The left pane: collections and their documents, where to drop more, and the way back. */
public final class ShelfView extends VBox {
  private final ShelfModel model;
  private final Strings strings = Strings.of(ShelfView.class);
  private final TreeView<ShelfRow> list = new TreeView<>();
  private final ChosenRows chosen;
  private final ShelfTree tree;
  private final ShelfBars bars;
  private final VBox notices = new VBox();
  private final ObjectProperty<Optional<ShelfRow>> renaming =
      new SimpleObjectProperty<>(Optional.empty());
  private final ContextMenu menu = new ContextMenu();
  private final ShelfCommands commands;
  private final Subscription subscription;

  /**
   * How high the shelf must be, in letters of what says where to drop, for the kinds of files to be
   * named beneath documents: with large letters the rows come first.
   */
  private static final double ROOM_FOR_KINDS = 36;

  /**
   * Shows a shelf.
   *
   * @param onOpen opens the file chooser
   */
  public ShelfView(ShelfModel model, Runnable onOpen) {
    this.model = model;
    chosen = new ChosenRows(list, this::shown);
    tree = new ShelfTree(model, chosen::keep);
    bars = new ShelfBars(model);
    commands = new ShelfCommands(model, chosen::rows, renaming, chosen::choose);
    getStyleClass().add("shelf");
    notices.getStyleClass().add("shelf-notices");
    setMinWidth(200);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(onOpen), rows(), notices, bars, dropHint(onOpen));
    subscription = model.shown().selectedProperty().subscribe(item -> item.ifPresent(this::show));
  }

  /** Ends its listening to the model; another view takes its place. */
  public void close() {
    subscription.unsubscribe();
    bars.close();
    list.setRoot(null);
  }

  private HBox header(Runnable onOpen) {
    Label title = new Label(strings.get("title"));
    title.getStyleClass().add("pane-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button create = Icons.button("collection", strings.get("collection.create"));
    create.setId("new-collection");
    create.setOnAction(event -> commands.create());
    Button open = Icons.button("plus", strings.get("open"));
    open.setId("open-files");
    open.setOnAction(event -> onOpen.run());
    HBox header = new HBox(title, gap, create, open);
    header.getStyleClass().add("shelf-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private TreeView<ShelfRow> rows() {
    BelowRow below = new BelowRow(model);
    ShelfDrag drag = new ShelfDrag(model);
    list.setId("shelf-list");
    list.setShowRoot(false);
    list.setRoot(tree.root());
    list.setAccessibleText(strings.get("list"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new ShelfCell(model, below, drag, renaming));
    list.addEventFilter(KeyEvent.ANY, drag::heard);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
    list.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    return list;
  }

  private void shown(ShelfRow row) {
    if (row instanceof ShelfItem item) {
      model.shown().select(item);
    }
  }

  /** Brings the keyboard to the rows. */
  public void focusList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  /** Shows something above where files are dropped; empty: nothing. */
  public void showNotice(Optional<Node> notice) {
    notices.getChildren().setAll(notice.stream().toList());
  }

  /** Has the review of the open collection shown where a person asks for it. */
  public void onReview(Runnable show) {
    commands.onReview(show);
  }

  /** Has a person asked where searchable copies are to go. */
  public void saveCopiesWith(CopyChooser chooser) {
    commands.onSaveCopy(
        item ->
            chooser
                .choose(
                    getScene() == null ? null : getScene().getWindow(),
                    model.copies().suggested(item))
                .ifPresent(file -> model.copies().save(item, file)));
  }

  /** Adds the files and paths on the clipboard. */
  public void paste() {
    commands.paste();
  }

  /** A row that was selected from elsewhere comes into view. */
  private void show(ShelfItem item) {
    if (chosen.rows().contains(item)) {
      return;
    }
    model.shelves().of(item).ifPresent(c -> c.expandedProperty().set(true));
    chosen.choose(item);
  }

  private void key(KeyEvent event) {
    if (!list.isFocused()) {
      return; // it goes to a field or a button in a row
    }
    if (event.getCode() == KeyCode.F10 && event.isShiftDown() && !menu.isShowing()) {
      commands.fill(menu);
      menu.show(list, javafx.geometry.Side.RIGHT, -list.getWidth() / 2, 40);
      event.consume();
    } else if (commands.key(event)) {
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    boolean twice = event.getClickCount() == 2;
    if (twice && chosen.rows().stream().findFirst().orElse(null) instanceof ShelfCollection c) {
      model.opening().open(c);
      c.expandedProperty().set(true);
      event.consume();
    }
  }

  private void menuRequested(ContextMenuEvent event) {
    commands.fill(menu);
    if (!menu.isShowing()) {
      menu.show(list, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  private VBox dropHint(Runnable onOpen) {
    Label title = hint("drop.title", "drop-title");
    Label kinds = hint("drop.kinds", "drop-kinds");
    kinds
        .managedProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    list.getExpandedItemCount() <= 1
                        || getHeight() >= ROOM_FOR_KINDS * title.getFont().getSize(),
                list.expandedItemCountProperty(),
                heightProperty(),
                title.fontProperty()));
    kinds.visibleProperty().bind(kinds.managedProperty());
    VBox words = new VBox(title, kinds);
    words.getStyleClass().add("drop-words");
    Button hint = new Button();
    hint.setId("drop-hint");
    hint.setGraphic(words);
    hint.setWrapText(true); // Else its height is that of words wrapped to no width at all.
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setAccessibleText(strings.get("drop.accessible", title.getText(), kinds.getText()));
    hint.getStyleClass().add("drop-hint");
    hint.setOnAction(event -> onOpen.run());
    VBox margin = new VBox(hint);
    margin.getStyleClass().add("drop-margin");
    return margin;
  }

  private Label hint(String key, String style) {
    Label label = new Label(strings.get(key));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
