// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.MeaningSearch;
import dev.carrel.engine.SearchHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
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
import javafx.util.Duration;
import javafx.util.Subscription;

/** The field in the header and the list that opens below it. */
public final class SearchView {
  private static final Duration AFTER_TYPING = Duration.millis(150);

  /** Lines shown before the list scrolls. */
  private static final int MOST_LINES = 10;

  private final SearchModel model;
  private final Consumer<SearchHit> onOpen;
  private final Strings strings = Strings.of(SearchView.class);
  private final TextField text = new TextField();
  private final HBox field = new HBox();
  private final ListView<FoundRow> hits = new ListView<>();
  private final Label note = new Label();
  private final Label meaningNote = new Label();
  private final VBox trouble = new VBox();
  private final VBox panel = new VBox();
  private final PauseTransition typing = new PauseTransition(AFTER_TYPING);
  private final Subscription subscription;
  private Optional<Node> focusBefore = Optional.empty();

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
    subscription =
        model
            .foundProperty()
            .subscribe(found -> show(found))
            .and(model.nearProperty().subscribe(near -> show(model.foundProperty().get())));
  }

  /** Ends its listening to the model; another view takes its place. */
  public void dispose() {
    subscription.unsubscribe();
    typing.stop();
  }

  /** For the header. */
  public HBox field() {
    return field;
  }

  /** To lie over the window, below the header. */
  public VBox panel() {
    return panel;
  }

  /** Brings the keyboard to the field; {@link #close} gives it back. */
  public void focus() {
    rememberFocus();
    text.requestFocus();
    text.selectAll();
  }

  private void rememberFocus() {
    if (text.getScene() != null) {
      Node owner = text.getScene().getFocusOwner();
      if (owner != null && !owner.equals(text) && !owner.equals(hits)) {
        focusBefore = Optional.of(owner);
      }
    }
  }

  private void makeField() {
    text.setId("search");
    text.setText(model.query());
    FittingPrompt.on(
        text,
        List.of(
            strings.get("prompt"), strings.get("prompt.short"), strings.get("prompt.least"), ""));
    text.setAccessibleText(strings.get("prompt"));
    HBox.setHgrow(text, Priority.ALWAYS);
    field.getStyleClass().add("search-field");
    field.setAlignment(Pos.CENTER_LEFT);
    field.getChildren().addAll(Icons.icon("search"), text);
    PseudoClass inside = PseudoClass.getPseudoClass("focus-inside");
    text.focusedProperty().subscribe(focused -> field.pseudoClassStateChanged(inside, focused));
    field.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> rememberFocus());
    typing.setOnFinished(event -> model.search(text.getText()));
    text.textProperty().addListener((property, before, now) -> typing.playFromStart());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
  }

  private void fieldKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> {
        if (!hits.getItems().isEmpty()) {
          hits.requestFocus();
          hits.getSelectionModel().selectFirst();
        }
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
    panel.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(panel, Pos.TOP_CENTER);
    panel.setVisible(false);
    CheckBox scope = new CheckBox(strings.get("scope.open"));
    scope.setId("search-scope");
    scope.getStyleClass().add("search-scope");
    scope.selectedProperty().bindBidirectional(model.onlyOpenProperty());
    CheckBox meaning = new CheckBox(strings.get("meaning"));
    meaning.setId("search-meaning");
    meaning.getStyleClass().add("search-scope");
    meaning.selectedProperty().bindBidirectional(model.byMeaningProperty());
    hits.setId("search-hits");
    hits.getStyleClass().add("search-hits");
    hits.setAccessibleText(strings.get("hits"));
    String none = "";
    hits.setCellFactory(
        view ->
            new FoundCell(
                () -> model.foundProperty().get().map(SearchModel.Found::query).orElse(none),
                model::bates));
    hits.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
    hits.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> openSelected());
    panel.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    for (Label each : List.of(note, meaningNote)) {
      each.getStyleClass().add("nothing");
      each.setWrapText(true);
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    meaningNote.setId("search-meaning-note");
    trouble.getStyleClass().add("trouble");
    for (Node node : List.of(note, hits, meaningNote, trouble)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    HBox choices = new HBox(scope, meaning);
    choices.getStyleClass().add("search-choices");
    panel.getChildren().addAll(trouble, note, hits, meaningNote, choices);
  }

  private void listKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      openSelected();
    } else if (event.getCode() == KeyCode.UP && hits.getSelectionModel().isSelected(0)) {
      text.requestFocus();
      text.end();
    } else {
      return;
    }
    event.consume();
  }

  private void openSelected() {
    Optional.ofNullable(hits.getSelectionModel().getSelectedItem()).ifPresent(this::open);
  }

  private void open(FoundRow row) {
    panel.setVisible(false);
    onOpen.accept(row.target());
  }

  /** Ends the search, clears the field and gives the keyboard back to what had it. */
  public void close() {
    typing.stop();
    boolean had = text.isFocused() || focusWithinPanel();
    text.clear();
    typing.stop();
    model.search("");
    panel.setVisible(false);
    if (had) {
      focusBefore.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
    }
    focusBefore = Optional.empty();
  }

  private boolean focusWithinPanel() {
    return panel.isFocusWithin();
  }

  private static double heightOf(FoundRow row) {
    return switch (row) {
      case FoundRow.Name _, FoundRow.Heading _ -> 2.5;
      case FoundRow.Page _, FoundRow.Near _ -> 4;
    };
  }

  private static List<FoundRow> nearRows(MeaningSearch answer) {
    return switch (answer) {
      case MeaningSearch.Found found -> FoundRow.near(found.hits());
      case MeaningSearch.NotUnderstood _, MeaningSearch.Unavailable _ -> List.of();
    };
  }

  /** What was not looked through by meaning; empty if nothing was left out. */
  private String lacking(MeaningSearch answer) {
    return switch (answer) {
      case MeaningSearch.Found found when found.waiting() > 0 ->
          strings.get("meaning.waiting", found.waiting());
      case MeaningSearch.Found found when found.otherLanguage() > 0 ->
          strings.get("meaning.others", found.otherLanguage());
      case MeaningSearch.Found _ -> "";
      case MeaningSearch.NotUnderstood _ -> strings.get("meaning.language");
      case MeaningSearch.Unavailable _ -> strings.get("meaning.unavailable");
    };
  }

  /** What comes behind what is there takes the choice away from no row. */
  private void showRows(List<FoundRow> rows) {
    int before = hits.getItems().size();
    boolean more =
        before > 0 && before <= rows.size() && hits.getItems().equals(rows.subList(0, before));
    if (more) {
      hits.getItems().addAll(rows.subList(before, rows.size()));
    } else {
      hits.getItems().setAll(rows);
    }
  }

  private void show(Optional<SearchModel.Found> found) {
    panel.setVisible(found.isPresent());
    List<FoundRow> rows =
        new ArrayList<>(found.map(f -> FoundRow.of(f.groups())).orElse(List.of()));
    Optional<MeaningSearch> near =
        found.flatMap(
            f ->
                model
                    .nearProperty()
                    .get()
                    .filter(n -> n.query().equals(f.query()))
                    .map(SearchModel.Near::answer));
    near.ifPresent(answer -> rows.addAll(nearRows(answer)));
    showRows(rows);
    String lacking = near.map(this::lacking).orElse("");
    meaningNote.setText(lacking);
    meaningNote.setVisible(!lacking.isEmpty());
    hits.setVisible(!rows.isEmpty());
    double em = text.getFont().getSize();
    double height = rows.stream().limit(MOST_LINES).mapToDouble(row -> heightOf(row) * em).sum();
    hits.setPrefHeight(height + em / 2);
    boolean indexing = found.map(SearchModel.Found::indexing).orElse(false);
    Optional<ErrorNote> error =
        found.flatMap(SearchModel.Found::error).map(e -> new ErrorNote(e, List.of()));
    trouble.getChildren().setAll(error.stream().toList());
    trouble.setVisible(error.isPresent());
    note.setVisible(error.isEmpty() && (rows.isEmpty() || indexing));
    String query = found.map(SearchModel.Found::query).orElse("");
    note.setText(indexing ? strings.get("indexing") : strings.get("nothing", query));
  }
}
