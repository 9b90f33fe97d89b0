package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.document.Document;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One row: name, pages, a bar for how far it is, and whatever needs a person. */
final class RowView extends VBox {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass ATTENTION = PseudoClass.getPseudoClass("attention");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private static final PseudoClass SETTLED = PseudoClass.getPseudoClass("settled");

  private final ShelfModel model;
  private final ShelfItem item;
  private final Strings strings = Strings.of(RowView.class);
  private final StateText words = new StateText();

  private final Label name = new Label();
  private final Label pages = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label state = new Label();
  private final Hyperlink unreadable = ErrorNote.link("");
  private final Button cancel;
  private final Button pause;
  private final Button resume;
  private final Button read;
  private final Button remove;
  private final VBox below = new VBox();
  private final ChangeListener<Boolean> onPaused = (paused, before, now) -> update();

  RowView(ShelfModel model, ShelfItem item) {
    this.model = model;
    this.item = item;
    cancel = action("stop", "cancel", () -> model.cancel(item));
    pause = action("pause", "pause", model::pause);
    resume = action("read", "resume", model::resume);
    read = action("read", "read", () -> model.read(item));
    remove = action("close", "remove", () -> model.remove(item));
    getStyleClass().add("shelf-row");
    name.getStyleClass().add("name");
    name.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    pages.getStyleClass().add("pages");
    pages.setMinWidth(Region.USE_PREF_SIZE);
    below.getStyleClass().add("below");
    below.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(below.getChildren()));
    remove.getStyleClass().add("on-hover");
    getChildren().addAll(top(), middle(), below);
    item.stateProperty().subscribe(this::update);
    item.documentProperty().subscribe(this::update);
    // Weakly: the row ends before the model does.
    model.pausedProperty().addListener(new WeakChangeListener<>(onPaused));
    update();
  }

  private Button action(String icon, String key, Runnable run) {
    Button button = Icons.button(icon, strings.get(key));
    button.getStyleClass().add("row-action");
    button.setFocusTraversable(false);
    button.setOnAction(event -> run.run());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private HBox top() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    // The page count gives way to the way out while a row is pointed at.
    StackPane end = new StackPane(pages, remove);
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    HBox top = new HBox(name, gap, read, pause, resume, cancel, end);
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
  }

  private HBox middle() {
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    state.getStyleClass().add("state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    unreadable.getStyleClass().add("attention-text");
    unreadable.managedProperty().bind(unreadable.visibleProperty());
    unreadable.setMinWidth(Region.USE_PREF_SIZE);
    HBox middle = new HBox(bar, state, unreadable);
    middle.getStyleClass().add("middle");
    middle.setAlignment(Pos.CENTER_LEFT);
    return middle;
  }

  private void update() {
    ItemState now = item.state();
    name.setText(item.name());
    pages.setText(
        item.document().map(d -> strings.get("pages.short", d.pages().size())).orElse(""));
    boolean reads = now instanceof ItemState.Reading reading && !reading.loading();
    boolean paused = reads && model.pausedProperty().get();
    state.setText(paused ? words.paused(item) : words.of(item));
    pause.setVisible(reads && !paused);
    resume.setVisible(paused);
    bar.setProgress(barOf(now));
    pseudoClassStateChanged(SETTLED, !now.isBusy());
    pseudoClassStateChanged(DONE, now instanceof ItemState.Read);
    pseudoClassStateChanged(
        ATTENTION, now instanceof ItemState.Failed || now instanceof ItemState.PasswordNeeded);
    pseudoClassStateChanged(
        WAITING, now instanceof ItemState.Queued || now instanceof ItemState.Indexed);
    cancel.setVisible(now.isBusy());
    read.setVisible(now instanceof ItemState.Indexed);
    remove.setVisible(!now.isBusy());
    showUnreadable();
    showBelow(now);
    setAccessibleText(strings.get("row.accessible", item.name(), pages.getText(), state.getText()));
  }

  private static double barOf(ItemState state) {
    return switch (state) {
      case ItemState.Adding adding -> adding.share() < 0 ? 0.02 : adding.share();
      case ItemState.Reading reading when reading.loading() -> 0.02;
      case ItemState.Reading reading -> Math.max(0.02, reading.share());
      case ItemState.Read ignored -> 1;
      case ItemState.PasswordNeeded ignored -> 0;
      case ItemState.Indexed ignored -> 0;
      case ItemState.Queued ignored -> 0;
      case ItemState.Failed ignored -> 0;
    };
  }

  private void showUnreadable() {
    Optional<Document> some = item.document().filter(d -> !d.unreadable().isEmpty());
    boolean settled =
        item.state() instanceof ItemState.Read || item.state() instanceof ItemState.Indexed;
    unreadable.setVisible(some.isPresent() && settled);
    state.setVisible(!unreadable.isVisible());
    state.setManaged(!unreadable.isVisible());
    some.ifPresent(
        document -> {
          unreadable.setText(words.unreadable(document));
          Tooltip which = new Tooltip(words.unreadablePages(document));
          unreadable.setTooltip(which);
          unreadable.setOnAction(event -> toggleList(words.unreadablePages(document)));
        });
  }

  private static Label quiet(String text) {
    Label list = new Label(text);
    list.setWrapText(true);
    list.setMinHeight(Region.USE_PREF_SIZE);
    list.getStyleClass().add("unreadable-list");
    return list;
  }

  private void toggleList(String text) {
    if (below.getChildren().isEmpty()) {
      show(quiet(text));
    } else {
      below.getChildren().clear();
    }
  }

  private void showBelow(ItemState now) {
    switch (now) {
      case ItemState.Failed(CarrelException error) -> show(note(error));
      case ItemState.PasswordNeeded(boolean wrong) -> {
        PasswordPrompt prompt = new PasswordPrompt(wrong, typed -> model.unlock(item, typed));
        show(prompt);
      }
      case ItemState.Read(List<String> notes) when !notes.isEmpty() ->
          show(quiet(String.join("\n", notes)));
      default -> below.getChildren().clear();
    }
  }

  private Node note(CarrelException error) {
    Hyperlink retry = ErrorNote.link(strings.get("retry"));
    retry.setOnAction(event -> model.retry(item));
    return new ErrorNote(error, List.of(retry));
  }

  private void show(Node node) {
    below.getChildren().setAll(node);
  }
}
