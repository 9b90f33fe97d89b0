package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The left pane: the rows, where to drop more, and the way back after removing one. */
public final class ShelfView extends VBox {
  /** How long a removal can be undone. */
  private static final Duration UNDO = Duration.seconds(12);

  private final ShelfModel model;
  private final Strings strings = Strings.of(ShelfView.class);
  private final ListView<ShelfItem> list = new ListView<>();
  private final PauseTransition undoTime = new PauseTransition(UNDO);

  /**
   * Shows a shelf.
   *
   * @param onOpen opens the file chooser
   */
  public ShelfView(ShelfModel model, Runnable onOpen) {
    this.model = model;
    getStyleClass().add("shelf");
    setMinWidth(200);
    undoTime.setOnFinished(event -> model.settle());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(onOpen), rows(), undoBar(), dropHint(onOpen));
  }

  private HBox header(Runnable onOpen) {
    Label title = new Label(strings.get("title"));
    title.getStyleClass().add("pane-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open = Icons.button("plus", strings.get("open"));
    open.setId("open-files");
    open.setOnAction(event -> onOpen.run());
    HBox header = new HBox(title, gap, open);
    header.getStyleClass().add("shelf-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private ListView<ShelfItem> rows() {
    list.setId("shelf-list");
    list.setItems(model.items());
    list.setAccessibleText(strings.get("list"));
    Map<ShelfItem, RowView> views = new HashMap<>();
    model.items().subscribe(() -> views.keySet().retainAll(model.items()));
    list.setCellFactory(view -> new Cell(views));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(item -> Optional.ofNullable(item).ifPresent(model::select));
    model
        .selectedProperty()
        .subscribe(
            item ->
                item.ifPresentOrElse(
                    list.getSelectionModel()::select, list.getSelectionModel()::clearSelection));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    return list;
  }

  /** Brings the keyboard to the rows. */
  public void focusList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private void key(KeyEvent event) {
    Optional<ShelfItem> item = model.selectedProperty().get();
    if (item.isEmpty() || !list.isFocused()) {
      return;
    }
    if (event.getCode() == KeyCode.DELETE) {
      model.remove(item.get());
      event.consume();
    } else if (event.getCode() == KeyCode.R && !event.isShortcutDown()) {
      model.read(item.get());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && item.get().state().isBusy()) {
      model.cancel(item.get());
      event.consume();
    }
  }

  private HBox undoBar() {
    Label what = new Label();
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMaxWidth(Double.MAX_VALUE);
    Hyperlink undo = ErrorNote.link(strings.get("undo"));
    undo.setId("undo-remove");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setOnAction(event -> model.undoRemove());
    HBox bar = new HBox(what, undo);
    bar.getStyleClass().add("undo-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.managedProperty().bind(bar.visibleProperty());
    model
        .removedProperty()
        .subscribe(
            item -> {
              bar.setVisible(item.isPresent());
              item.ifPresent(gone -> what.setText(strings.get("removed", gone.name())));
              if (item.isPresent()) {
                undoTime.playFromStart();
              } else {
                undoTime.stop();
              }
            });
    return bar;
  }

  private VBox dropHint(Runnable onOpen) {
    Label title = new Label(strings.get("drop.title"));
    title.getStyleClass().add("drop-title");
    Label kinds = new Label(strings.get("drop.kinds"));
    kinds.getStyleClass().add("drop-kinds");
    VBox hint = new VBox(title, kinds);
    hint.getStyleClass().add("drop-hint");
    hint.setOnMouseClicked(event -> onOpen.run());
    VBox margin = new VBox(hint);
    margin.getStyleClass().add("drop-margin");
    return margin;
  }

  /** Shows a row's own view, so that what was typed into it outlives scrolling. */
  private final class Cell extends ListCell<ShelfItem> {
    private final Map<ShelfItem, RowView> views;

    Cell(Map<ShelfItem, RowView> views) {
      this.views = views;
      setPrefWidth(0);
      setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable ShelfItem item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
      } else {
        setGraphic(views.computeIfAbsent(item, key -> new RowView(model, key)));
      }
    }
  }
}
