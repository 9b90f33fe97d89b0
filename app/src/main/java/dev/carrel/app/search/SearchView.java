package dev.carrel.app.search;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.SearchHit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The field in the header and the list that opens below it. */
public final class SearchView {
  private static final Duration AFTER_TYPING = Duration.millis(150);
  private static final double ROW = 68;

  private final SearchModel model;
  private final Consumer<SearchHit> onOpen;
  private final Strings strings = Strings.of(SearchView.class);
  private final TextField text = new TextField();
  private final HBox field = new HBox();
  private final ListView<SearchHit> hits = new ListView<>();
  private final Label nothing = new Label();
  private final VBox panel = new VBox();
  private final PauseTransition typing = new PauseTransition(AFTER_TYPING);

  /**
   * Shows a search.
   *
   * @param onOpen shows a page that was found
   */
  public SearchView(SearchModel model, Consumer<SearchHit> onOpen) {
    this.model = model;
    this.onOpen = onOpen;
    makeField();
    makePanel();
    model.foundProperty().subscribe(this::show);
  }

  /** For the header. */
  public HBox field() {
    return field;
  }

  /** To lie over the window, below the header. */
  public VBox panel() {
    return panel;
  }

  /** Brings the keyboard to the field. */
  public void focus() {
    text.requestFocus();
    text.selectAll();
  }

  private void makeField() {
    text.setId("search");
    text.setPromptText(strings.get("prompt"));
    text.setAccessibleText(strings.get("prompt"));
    HBox.setHgrow(text, Priority.ALWAYS);
    field.getStyleClass().add("search-field");
    field.setAlignment(Pos.CENTER_LEFT);
    field.getChildren().addAll(Icons.icon("search"), text);
    text.focusedProperty()
        .subscribe(
            focused ->
                field.pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("focus-inside"), focused));
    typing.setOnFinished(event -> model.search(text.getText()));
    text.textProperty().addListener((property, before, now) -> typing.playFromStart());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
  }

  private void fieldKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> {
        hits.requestFocus();
        hits.getSelectionModel().selectFirst();
      }
      case ENTER -> openFirst();
      case ESCAPE -> close();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void openFirst() {
    boolean current =
        model.foundProperty().get().filter(f -> f.query().equals(text.getText())).isPresent();
    if (current && !hits.getItems().isEmpty()) {
      open(hits.getItems().getFirst());
    } else {
      typing.stop();
      model.search(text.getText());
    }
  }

  private void makePanel() {
    panel.setId("search-panel");
    panel.getStyleClass().add("search-panel");
    panel.setMaxSize(560, Region.USE_PREF_SIZE);
    StackPane.setAlignment(panel, Pos.TOP_CENTER);
    panel.setVisible(false);
    hits.setId("search-hits");
    hits.getStyleClass().add("search-hits");
    hits.setAccessibleText(strings.get("hits"));
    hits.setFixedCellSize(ROW);
    hits.setCellFactory(view -> new Cell());
    hits.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
          }
        });
    hits.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> openSelected());
    nothing.getStyleClass().add("nothing");
    nothing.managedProperty().bind(nothing.visibleProperty());
    hits.managedProperty().bind(hits.visibleProperty());
    panel.getChildren().addAll(nothing, hits);
  }

  private void openSelected() {
    Optional.ofNullable(hits.getSelectionModel().getSelectedItem()).ifPresent(this::open);
  }

  private void open(SearchHit hit) {
    panel.setVisible(false);
    onOpen.accept(hit);
  }

  /** Ends the search and clears the field. */
  public void close() {
    typing.stop();
    text.clear();
    typing.stop();
    model.search("");
    panel.setVisible(false);
  }

  private void show(Optional<SearchModel.Found> found) {
    panel.setVisible(found.isPresent());
    List<SearchHit> list = found.map(SearchModel.Found::hits).orElse(List.of());
    hits.getItems().setAll(list);
    hits.setVisible(!list.isEmpty());
    hits.setPrefHeight(Math.min(list.size(), 7) * ROW + 2);
    nothing.setVisible(list.isEmpty());
    nothing.setText(strings.get("nothing", found.map(SearchModel.Found::query).orElse("")));
  }

  private final class Cell extends ListCell<SearchHit> {
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SearchHit hit, boolean empty) {
      super.updateItem(hit, empty);
      setText(null);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      Label name = new Label(hit.documentName());
      name.getStyleClass().add("hit-name");
      name.setMinWidth(0);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label page = new Label(strings.get("page", hit.page()));
      page.getStyleClass().add("hit-page");
      page.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(name, gap, page);
      String query = model.foundProperty().get().map(SearchModel.Found::query).orElse("");
      VBox row = new VBox(line, Snippet.flow(hit.snippet(), query));
      row.getStyleClass().add("hit");
      // Two lines of a snippet are enough; the rest is cut off, not squeezed.
      Rectangle clip = new Rectangle(1000, 53);
      row.setClip(clip);
      setGraphic(row);
    }
  }
}
