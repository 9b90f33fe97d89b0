// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.app.comparison.ComparisonState.Compared;
import dev.carrel.app.comparison.ComparisonState.Comparing;
import dev.carrel.app.comparison.ComparisonState.Failed;
import dev.carrel.app.comparison.ComparisonState.None;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.report.ReportFormat;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The list of what changed between two documents, with the way to each place and to a file. */
public final class ComparisonView extends VBox implements AutoCloseable {
  private final ComparisonModel model;
  private final Consumer<List<TextSpan>> onOpen;
  private final Chooser chooser;
  private final Strings strings = Strings.of(ComparisonView.class);
  private final ComparisonStrings words = new ComparisonStrings();
  private final Label title = new Label();
  private final MenuButton export = new MenuButton();
  private final Button swap;
  private final VBox notes = new VBox();
  private final Label summary = new Label();
  private final ListView<Change> list = new ListView<>();
  private final Subscription subscription;

  /** Asks a person where a file is to go. */
  @FunctionalInterface
  public interface Chooser {
    /**
     * Asks.
     *
     * @param ending of its name, without a dot
     * @param name what the file would be called, with its ending
     * @return empty if the person wants none
     */
    Optional<Path> choose(@Nullable Window owner, String ending, String name);
  }

  /**
   * Shows a comparison.
   *
   * @param onOpen opens a document at places in it
   */
  public ComparisonView(ComparisonModel model, Consumer<List<TextSpan>> onOpen, Chooser chooser) {
    this.model = model;
    this.onOpen = onOpen;
    this.chooser = chooser;
    swap = Icons.button("swap", strings.get("swap.tip"));
    setId("comparison");
    getStyleClass().add("comparison");
    setMinHeight(0);
    summary.getStyleClass().add("comparison-summary");
    summary.setId("comparison-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    notes.getStyleClass().add("comparison-notes");
    for (Node node : List.of(summary, notes, list)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    makeList();
    getChildren().addAll(header(), notes, summary, list);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key); // the list itself would take both keys
    subscription =
        Subscription.combine(
            model.stateProperty().subscribe(this::show),
            model.exportedProperty().subscribe(file -> showNotes()),
            model.exportErrorProperty().subscribe(error -> showNotes()));
  }

  private HBox header() {
    title.getStyleClass().add("document-name");
    title.setTooltip(new Tooltip()); // two names are often too long for the head
    title.getTooltip().textProperty().bind(title.textProperty());
    title.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    swap.setId("comparison-swap");
    swap.setOnAction(event -> model.swap());
    export.setId("comparison-export");
    export.setText(strings.get("export"));
    export.getStyleClass().add("outlined");
    for (ReportFormat format : ReportFormat.values()) {
      MenuItem item = new MenuItem(strings.get("export." + format.ending()));
      item.setId("comparison-export-" + format.ending());
      item.setOnAction(event -> export(format));
      export.getItems().add(item);
    }
    Button close = Icons.button("close", strings.get("close"));
    close.setId("comparison-close");
    close.setOnAction(event -> model.close());
    for (Region fixed : List.of(swap, export, close)) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox header = new HBox(title, gap, swap, export, close);
    header.getStyleClass().add("pane-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private void makeList() {
    list.setId("comparison-list");
    list.getStyleClass().add("comparison-list");
    list.setAccessibleText(strings.get("list"));
    VBox.setVgrow(list, Priority.ALWAYS);
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2) {
            open(false);
          }
        });
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.close();
    } else if (event.getCode() == KeyCode.ENTER && list.equals(event.getTarget())) {
      open(event.isShiftDown());
    } else {
      return;
    }
    event.consume();
  }

  /** Where the selected change stands: now, or before where it is not there any more. */
  private void open(boolean before) {
    Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .map(
            change -> {
              boolean old = before ? !change.before().places().isEmpty() : isGone(change);
              return old ? ChangeCell.beforePlaces(change) : ChangeCell.afterPlaces(change);
            })
        .filter(places -> !places.isEmpty())
        .ifPresent(onOpen);
  }

  private static boolean isGone(Change change) {
    return change.after().places().isEmpty();
  }

  private void export(ReportFormat format) {
    Window window = getScene() == null ? null : getScene().getWindow();
    chooser
        .choose(window, format.ending(), strings.get("export.name") + "." + format.ending())
        .ifPresent(file -> model.export(format, file, words));
  }

  private void show(ComparisonState state) {
    Optional<Compared> compared =
        state instanceof Compared done ? Optional.of(done) : Optional.empty();
    title.setText(
        compared.map(done -> words.title(done.old(), done.now())).orElse(strings.get("heading")));
    export.setDisable(compared.isEmpty());
    swap.setDisable(state instanceof Comparing || state instanceof None);
    List<Change> changes =
        compared
            .map(
                done ->
                    done.comparison().byWeight().stream()
                        .filter(change -> change.kind() != Kind.RENUMBERED)
                        .toList())
            .orElse(List.of());
    compared.ifPresent(done -> list.setCellFactory(view -> new ChangeCell(done, words, onOpen)));
    list.getItems().setAll(changes);
    list.setVisible(!changes.isEmpty());
    if (!changes.isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
    summary.setVisible(!(state instanceof Failed));
    summary.setText(
        compared
            .map(done -> words.summary(done.comparison(), done.old(), done.now()))
            .orElse(strings.get("comparing")));
    showNotes();
  }

  private void showNotes() {
    notes.getChildren().clear();
    if (model.stateProperty().get() instanceof Failed(CarrelException error)) {
      Button again =
          ErrorNote.button("comparison-again", strings.get("again"), () -> model.again());
      notes.getChildren().add(new ErrorNote(error, List.of(again)));
    }
    model
        .exportErrorProperty()
        .get()
        .ifPresent(error -> notes.getChildren().add(new ErrorNote(error, List.of())));
    model
        .exportedProperty()
        .get()
        .ifPresent(
            file -> {
              Label written = new Label(strings.get("exported", file));
              written.setId("comparison-exported");
              written.setWrapText(true);
              written.setMinHeight(Region.USE_PREF_SIZE);
              notes.getChildren().add(written);
            });
    notes.setVisible(!notes.getChildren().isEmpty());
  }

  /** The height of letters, in pixels. */
  public double em() {
    return title.getFont().getSize();
  }

  /** Brings the keyboard to the list. */
  public void focusList() {
    list.requestFocus();
  }

  /** Ends its listening to the model; another view takes its place. */
  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
