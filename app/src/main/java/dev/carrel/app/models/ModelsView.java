// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

/** The models that are here, those that can be had, and where a file of one's own is added. */
public final class ModelsView extends ScrollPane implements AutoCloseable {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final ModelsModel model;
  private final Strings strings = Strings.of(ModelsView.class);
  private final Quantities quantities = new Quantities();
  private final Map<ModelRow, ModelRowView> views = new HashMap<>();
  private final VBox notes = new VBox();
  private final VBox here = new VBox();
  private final VBox others = new VBox();
  private final Label none = Words.label("quiet", strings.get("none"));
  private final VBox dropTarget = new VBox();
  private final ListChangeListener<ModelRow> onRows = change -> arrange();
  private Subscription facts = Subscription.EMPTY;
  private final Subscription subscription;

  public ModelsView(ModelsModel model) {
    this.model = model;
    getStyleClass().addAll("settings", "models");
    setId("models");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    here.getStyleClass().add("group-rows");
    others.getStyleClass().add("group-rows");
    notes.getStyleClass().add("model-notes");
    notes.managedProperty().bind(Bindings.isNotEmpty(notes.getChildren()));
    VBox page =
        new VBox(
            notes,
            group("here", none, here),
            dropTarget,
            group("others", Words.label("quiet", strings.get("others.note")), others));
    page.getStyleClass().add("settings-page");
    page.setMaxWidth(Region.USE_PREF_SIZE);
    makeDropTarget();
    HBox middle = new HBox(page);
    middle.setAlignment(Pos.TOP_CENTER);
    HBox.setHgrow(page, Priority.ALWAYS);
    setContent(middle);
    setOnDragOver(this::over);
    setOnDragExited(event -> dropTarget.pseudoClassStateChanged(OVER, false));
    setOnDragDropped(this::dropped);
    model.rows().addListener(onRows);
    subscription =
        Subscription.combine(
            model.errorProperty().subscribe(now -> showNotes()),
            model.removedProperty().subscribe(now -> showNotes()));
    arrange();
    model.refresh();
  }

  private VBox group(String key, Label note, VBox rows) {
    VBox group = new VBox(Words.label("group-title", strings.get("group." + key)), note, rows);
    group.getStyleClass().add("settings-group");
    note.managedProperty().bind(note.visibleProperty());
    rows.managedProperty().bind(rows.visibleProperty());
    return group;
  }

  private void makeDropTarget() {
    Button choose = ErrorNote.button("add-model", strings.get("add"), () -> chooseFiles());
    dropTarget.getStyleClass().add("model-drop");
    dropTarget.getChildren().addAll(Words.label("quiet", strings.get("add.note")), choose);
  }

  private void arrange() {
    views
        .entrySet()
        .removeIf(entry -> !model.rows().contains(entry.getKey()) && closed(entry.getValue()));
    facts.unsubscribe();
    facts = Subscription.EMPTY;
    for (ModelRow row : model.rows()) {
      facts =
          facts.and(
              row.factsProperty()
                  .map(now -> now.entry().isInstalled() || now.entry().isAdded())
                  .subscribe((before, now) -> place()));
    }
    place();
  }

  private static boolean closed(ModelRowView view) {
    view.close();
    return true;
  }

  private void place() {
    place(here, true);
    place(others, false);
    none.setVisible(here.getChildren().isEmpty());
    here.setVisible(!here.getChildren().isEmpty());
  }

  private void place(VBox box, boolean isHere) {
    List<ModelRowView> wanted =
        model.rows().stream()
            .filter(row -> (row.entry().isInstalled() || row.entry().isAdded()) == isHere)
            .map(row -> views.computeIfAbsent(row, r -> new ModelRowView(r, model)))
            .toList();
    if (!wanted.equals(List.copyOf(box.getChildren()))) {
      box.getChildren().setAll(wanted);
    }
    for (ModelRowView view : wanted) {
      view.getStyleClass().remove("last");
    }
    if (!wanted.isEmpty()) {
      wanted.getLast().getStyleClass().add("last");
    }
  }

  private void showNotes() {
    notes.getChildren().clear();
    model
        .errorProperty()
        .get()
        .ifPresent(
            error -> {
              Hyperlink close = ErrorNote.link(strings.get("close"));
              close.setOnAction(event -> model.forgetError());
              notes.getChildren().add(new ErrorNote(error, List.of(close)));
            });
    model.removedProperty().get().ifPresent(row -> notes.getChildren().add(removed(row)));
  }

  private FlowPane removed(ModelRow row) {
    Hyperlink undo =
        ErrorNote.link("undo-remove-model", strings.get("undo"), () -> model.undoRemove());
    Hyperlink now =
        ErrorNote.link("remove-model-now", strings.get("remove.now"), () -> model.settle());
    String words =
        row.entry().isAdded()
            ? strings.get("removed.own", row.entry().title())
            : strings.get(
                "removed", row.entry().title(), quantities.bytes(row.entry().sizeBytes()));
    FlowPane line = new FlowPane(Words.label("cost", words), undo);
    if (!row.entry().isAdded()) {
      line.getChildren().add(now);
    }
    line.getStyleClass().addAll("choice-line", "removed-line");
    return line;
  }

  private void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("add.title"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(strings.get("add.kind"), "*.gguf"));
    List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (chosen != null) {
      model.add(chosen.stream().map(File::toPath).toList());
    }
  }

  private static List<Path> models(DragEvent event) {
    return Optional.ofNullable(event.getDragboard().getFiles()).orElse(List.of()).stream()
        .map(File::toPath)
        .filter(ModelsModel::isModel)
        .toList();
  }

  private void over(DragEvent event) {
    if (!models(event).isEmpty()) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
      dropTarget.pseudoClassStateChanged(OVER, true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<Path> files = models(event);
    if (!files.isEmpty()) {
      model.add(files);
      event.setDropCompleted(true);
      event.consume();
    }
    dropTarget.pseudoClassStateChanged(OVER, false);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    facts.unsubscribe();
    model.rows().removeListener(onRows);
    views.values().forEach(ModelRowView::close);
  }
}
