// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.SentModel.Shown;
import dev.carrel.app.conversation.export.ExportChooser;
import dev.carrel.app.conversation.export.ExportFormat;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.answer.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The right pane: a conversation, and where the next question is typed. */
public final class ConversationView extends VBox {
  private final ConversationModel model;
  private final ExportChooser chooser;
  private final Strings strings = Strings.of(ConversationView.class);
  private final ConversationHeader header;
  private final TurnsView turns;
  private final VBox empty = new VBox();
  private final StackPane over = new StackPane();
  private final Notices notices;
  private final Composer composer;
  private Subscription talk = Subscription.EMPTY;
  private final Subscription subscription;

  /**
   * Shows a conversation.
   *
   * @param onOpen shows where quotes stand, and goes to the first
   * @param chooser asks where an export is to go
   */
  public ConversationView(
      ConversationModel model, Consumer<List<Quote>> onOpen, ExportChooser chooser) {
    this.model = model;
    this.chooser = chooser;
    getStyleClass().add("conversation");
    header = new ConversationHeader(model, this::toggleList, this::export);
    turns = new TurnsView(model, onOpen);
    notices = new Notices(model);
    composer = new Composer(model);
    empty.getStyleClass().add("empty");
    empty.setAlignment(Pos.CENTER);
    over.getStyleClass().add("over");
    over.managedProperty().bind(over.visibleProperty());
    over.setVisible(false);
    StackPane body = new StackPane(turns, empty, over);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    StackPane place = new StackPane(composer);
    place.getStyleClass().add("composer-place");
    // A stack's own least height is that of what it holds without its padding at the sides.
    place.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(header, body, notices, place);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    subscription =
        Subscription.combine(
            model.talkProperty().subscribe(this::show),
            model.scope().readinessProperty().subscribe(this::showEmpty),
            model.sent().shownProperty().subscribe(this::showSent),
            model.receipt().shownProperty().subscribe(this::showReceipt));
  }

  private void show(Talk now) {
    talk.unsubscribe();
    talk = now.turns().subscribe(this::showEmpty);
    showEmpty();
  }

  private void showEmpty() {
    boolean none = !model.scope().readinessProperty().get().canAsk();
    empty.setVisible(model.turns().isEmpty() && !notices.isInTheWay());
    empty
        .getChildren()
        .setAll(
            Words.label("empty-title", strings.get(none ? "empty.none" : "empty.title")),
            Words.label("empty-note", strings.get(none ? "empty.none.note" : "empty.note")));
  }

  private void key(KeyEvent event) {
    if (event.getCode() != KeyCode.ESCAPE || isTyping(event)) {
      return;
    }
    if (over.isVisible()) {
      closeOver();
      event.consume();
    } else if (model.talk().busyProperty().get()) {
      model.stopAll();
      event.consume();
    }
  }

  /** A field that is open in a line's place has Escape for itself. */
  private static boolean isTyping(KeyEvent event) {
    return event.getTarget() instanceof Node node
        && (node.getStyleClass().contains("rename-field")
            || node.getStyleClass().contains("question-field"));
  }

  private void showSent(Optional<Shown> shown) {
    shown.ifPresentOrElse(
        sent -> {
          SentView view = new SentView(sent, this::closeOver);
          over.getChildren().setAll(view);
          over.setVisible(true);
          view.focus();
        },
        this::hideOver);
  }

  private void showReceipt(Optional<ReceiptModel.Shown> shown) {
    shown.ifPresentOrElse(
        receipt -> {
          ReceiptView view = new ReceiptView(receipt, this::saveReceipt, this::closeOver);
          over.getChildren().setAll(view);
          over.setVisible(true);
          view.focus();
        },
        this::hideOver);
  }

  private void saveReceipt(String json) {
    choose("json", "receipt").ifPresent(file -> model.export().write(json, file));
  }

  private void hideOver() {
    over.setVisible(false);
    over.getChildren().clear();
  }

  private void closeOver() {
    hideOver();
    model.sent().close();
    model.receipt().close();
    focusQuestion();
  }

  /** Shows the list of conversations, or hides it. */
  public void toggleList() {
    if (over.isVisible()) {
      closeOver();
    } else {
      TalkList list = new TalkList(model, this::closeOver);
      over.getChildren().setAll(list);
      over.setVisible(true);
      list.focus();
    }
  }

  /** Begins a new conversation. */
  public void begin() {
    hideOver();
    model.begin();
    focusQuestion();
  }

  /**
   * Goes from quote to quote and shows where it stands.
   *
   * @param by 1 for the next, -1 for the one before
   */
  public void stepQuote(int by) {
    hideOver();
    turns.step(by);
  }

  private void export(ExportFormat format) {
    Talk exported = model.talk();
    String name = exported.transcript().fileName();
    choose(format.ending(), name.isBlank() ? strings.get("title") : name)
        .ifPresent(path -> model.export().write(exported.transcript(), format, path));
  }

  private Optional<Path> choose(String ending, String name) {
    return chooser.choose(
        getScene() == null ? null : getScene().getWindow(), ending, name + "." + ending);
  }

  /** Shows something above the question that stands in the way of asking, or no longer. */
  public void showNotice(Optional<Node> node) {
    notices.showInTheWay(node);
    showEmpty();
  }

  /** Brings the keyboard to the question. */
  public void focusQuestion() {
    composer.focus();
  }

  /** Lets go of the model, which lives on. */
  public void close() {
    subscription.unsubscribe();
    talk.unsubscribe();
    header.close();
    turns.close();
    notices.close();
    composer.close();
  }
}
