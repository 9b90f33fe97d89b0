// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A document's row: name, pages, a bar for how far it is, and whatever needs a person. Shows one
 * document after another as the shelf is scrolled.
 */
final class RowView extends VBox {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass ATTENTION = PseudoClass.getPseudoClass("attention");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final PseudoClass SETTLED = PseudoClass.getPseudoClass("settled");

  private final ShelfModel model;
  private final BelowRow belowRow;
  private final Strings strings = Strings.of(RowView.class);
  private final StateText words = new StateText();
  private final HiddenLines hiddenWords = new HiddenLines();
  private final NoticeLines noticeWords = new NoticeLines();

  private final StackPane title = new StackPane();
  private final Label name = new Label();
  private final Label pages = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label state = new Label();
  private final Tooltip stateTip = new Tooltip();
  private final Hyperlink unreadable = ErrorNote.link("");
  private final Button cancel;
  private final Button pause;
  private final Button resume;
  private final Button pauseScan;
  private final Button resumeScan;
  private final Button read;
  private final Button remove;
  private final VBox below = new VBox();
  private final InvalidationListener onChange = property -> update();
  private final WeakInvalidationListener weakly = new WeakInvalidationListener(onChange);
  private Optional<ShelfItem> shown = Optional.empty();

  RowView(ShelfModel model, BelowRow belowRow) {
    this.model = model;
    this.belowRow = belowRow;
    cancel = action("stop", "cancel", model.reading()::cancel);
    pause = action("pause", "pause", item -> model.reading().pause());
    resume = action("read", "resume", item -> model.reading().resume());
    pauseScan = action("pause", "scan.pause", model.scanning()::pause);
    resumeScan = action("read", "scan.resume", model.scanning()::resume);
    read = action("read", "read", model.reading()::read);
    remove = action("close", "remove", model.removal()::remove);
    getStyleClass().add("shelf-row");
    name.getStyleClass().add("name");
    name.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    pages.getStyleClass().add("pages");
    pages.setMinWidth(Region.USE_PREF_SIZE);
    below.getStyleClass().add("below");
    below.managedProperty().bind(Bindings.isNotEmpty(below.getChildren()));
    remove.getStyleClass().add("on-hover");
    getChildren().addAll(top(), middle(), below);
    model.reading().pausedProperty().addListener(weakly);
  }

  private Button action(String icon, String key, Consumer<ShelfItem> run) {
    Button button = Icons.button(icon, strings.get(key));
    button.getStyleClass().add("row-action");
    button.setFocusTraversable(false);
    button.setOnAction(event -> shown.ifPresent(run));
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private Beside top() {
    title.setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("title");
    title.getChildren().add(name);
    // The page count gives way to the way out while a row is pointed at.
    StackPane end = new StackPane(pages, remove);
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    HBox actions = new HBox(read, pause, resume, pauseScan, resumeScan, cancel, end);
    actions.getStyleClass().add("actions");
    actions.setAlignment(Pos.CENTER_RIGHT);
    return new Beside(title, actions);
  }

  private Beside middle() {
    bar.setMaxWidth(Double.MAX_VALUE);
    state.getStyleClass().add("state");
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    stateTip.setWrapText(true);
    stateTip.setMaxWidth(340);
    state.setTooltip(stateTip);
    unreadable.getStyleClass().add("attention-text");
    unreadable.managedProperty().bind(unreadable.visibleProperty());
    unreadable.setOnAction(event -> shown.ifPresent(this::toggleUnreadable));
    Beside middle = new Beside(bar, new HBox(state, unreadable));
    middle.getStyleClass().add("middle");
    return middle;
  }

  /** Shows a row from now on. */
  void show(ShelfItem item) {
    if (shown.filter(item::equals).isEmpty()) {
      clear();
      shown = Optional.of(item);
      observed(item).forEach(property -> property.addListener(weakly));
    }
    update();
  }

  /** Shows none. */
  void clear() {
    shown.ifPresent(item -> observed(item).forEach(property -> property.removeListener(weakly)));
    shown = Optional.empty();
    below.getChildren().clear();
    showName();
  }

  private static List<Observable> observed(ShelfItem item) {
    return List.of(item.stateProperty(), item.entryProperty(), item.choicesProperty());
  }

  /** Puts a field in the place of the name. */
  void rename(RenameField field) {
    title.getChildren().setAll(field);
  }

  void showName() {
    title.getChildren().setAll(name);
  }

  private void update() {
    shown.ifPresent(this::update);
  }

  private void update(ShelfItem item) {
    ItemState now = item.state();
    name.setText(ShownText.name(item.name()));
    pages.setText(item.entry().map(e -> strings.get("pages.short", e.pages())).orElse(""));
    boolean reads = now instanceof ItemState.Reading reading && !reading.loading();
    boolean paused = reads && model.reading().pausedProperty().get();
    state.setText(paused ? words.paused(item) : words.of(item));
    stateTip.setText(words.more(item));
    pause.setVisible(reads && !paused);
    resume.setVisible(paused);
    boolean scanPaused = now instanceof ItemState.Recognizing scan && scan.isPaused();
    pauseScan.setVisible(now instanceof ItemState.Recognizing && !scanPaused);
    resumeScan.setVisible(scanPaused);
    bar.setProgress(barOf(now));
    pseudoClassStateChanged(SETTLED, !now.isBusy());
    pseudoClassStateChanged(DONE, now instanceof ItemState.Read || now instanceof ItemState.Kept);
    pseudoClassStateChanged(
        ATTENTION, now instanceof ItemState.Failed || now instanceof ItemState.PasswordNeeded);
    pseudoClassStateChanged(
        WAITING,
        now instanceof ItemState.Queued
            || now instanceof ItemState.Indexed
            || now instanceof ItemState.SetAside);
    cancel.setVisible(now.isBusy());
    read.setVisible(now.canBeRead() && !(now instanceof ItemState.Failed));
    remove.setVisible(!now.isBusy());
    showUnreadable(item);
    Optional<Node> needs = belowRow.of(item);
    if (!below.getChildren().equals(needs.stream().toList())) {
      below.getChildren().setAll(needs.stream().toList());
    }
    setAccessibleText(accessible(item));
  }

  String accessible(ShelfItem item) {
    String pagesText =
        item.entry().map(DocumentEntry::pages).map(n -> strings.get("pages", n)).orElse("");
    String tokens =
        item.tokens().isPresent() ? strings.get("tokens", item.tokens().getAsInt()) : "";
    return strings.get("row.accessible", item.name(), pagesText, tokens, words.of(item));
  }

  private static double barOf(ItemState state) {
    return switch (state) {
      case ItemState.Adding adding -> adding.share() < 0 ? 0.02 : adding.share();
      case ItemState.Recognizing scan -> Math.max(0.02, scan.share());
      case ItemState.Reading reading when reading.loading() -> 0.02;
      case ItemState.Reading reading -> Math.max(0.02, reading.share());
      case ItemState.Read ignored -> 1;
      case ItemState.Kept ignored -> 1;
      case ItemState.SetAside ignored -> 0;
      case ItemState.PasswordNeeded ignored -> 0;
      case ItemState.Indexed ignored -> 0;
      case ItemState.Queued ignored -> 0;
      case ItemState.Failed ignored -> 0;
    };
  }

  private void showUnreadable(ShelfItem item) {
    int some = item.entry().map(DocumentEntry::unreadable).orElse(0);
    int hidden = item.entry().map(DocumentEntry::hidden).orElse(0);
    boolean settled =
        item.state() instanceof ItemState.Read || item.state() instanceof ItemState.Indexed;
    int notices = item.entry().map(DocumentEntry::notices).orElse(0);
    boolean attention = some + hidden + notices > 0;
    unreadable.setVisible(attention && settled);
    state.setVisible(!unreadable.isVisible());
    state.setManaged(!unreadable.isVisible());
    unreadable.setText(attention ? words.attention(some, hidden, notices) : "");
  }

  private void toggleUnreadable(ShelfItem item) {
    if (below.getChildren().isEmpty()) {
      model
          .shown()
          .unreadable(
              item,
              pages -> {
                if (shown.filter(item::equals).isPresent() && !pages.isEmpty()) {
                  below.getChildren().addFirst(BelowRow.quiet(words.unreadablePages(pages)));
                }
              });
      model
          .shown()
          .hidden(
              item,
              pages -> {
                if (shown.filter(item::equals).isPresent() && !pages.isEmpty()) {
                  below.getChildren().addLast(BelowRow.quiet(hiddenWords.pages(pages)));
                }
              });
      model
          .shown()
          .notices(
              item,
              notices -> {
                if (shown.filter(item::equals).isPresent() && !notices.isEmpty()) {
                  below.getChildren().addLast(BelowRow.quiet(noticeWords.of(notices)));
                }
              });
    } else {
      below.getChildren().clear();
    }
  }
}
