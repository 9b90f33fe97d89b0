// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * What stands below the rows for a while: what can be undone or deleted for good, what a new order
 * costs, a copy that is saved, an error.
 */
final class ShelfBars extends VBox {
  /** How long undoing is offered; the key for it works for longer. */
  private static final Duration OFFERED = Duration.seconds(12);

  private final ShelfModel model;
  private final Strings strings = Strings.of(ShelfBars.class);
  private final PauseTransition time = new PauseTransition(OFFERED);
  private final VBox error = new VBox();
  private final VBox order = new VBox();
  private final VBox delete = new VBox();
  private final VBox undo = new VBox();
  private final VBox copy = new VBox();
  private final Subscription subscription;

  ShelfBars(ShelfModel model) {
    this.model = model;
    getStyleClass().add("shelf-bars");
    time.setOnFinished(event -> model.undo().settle());
    error.getStyleClass().add("shelf-error");
    order.getStyleClass().add("order-bar");
    undo.getStyleClass().add("undo-bar");
    copy.getStyleClass().addAll("undo-bar", "copy-bar");
    delete.getStyleClass().addAll("order-bar", "delete-bar");
    delete.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(error, order, delete, copy, undo);
    getChildren().forEach(bar -> bar.managedProperty().bind(bar.visibleProperty()));
    subscription =
        Subscription.combine(
            model.errorProperty().subscribe(this::showError),
            model.arranging().askedProperty().subscribe(this::showOrder),
            model.undo().offeredProperty().subscribe(this::showUndo),
            model.copies().stateProperty().subscribe(this::showCopy),
            model.deleting().askedProperty().subscribe(this::showDeleting));
  }

  void close() {
    subscription.unsubscribe();
  }

  private Hyperlink link(String key, String id, Runnable run) {
    Hyperlink link = ErrorNote.link(strings.get(key));
    link.setId(id);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(event -> run.run());
    return link;
  }

  private void showError(Optional<CarrelException> problem) {
    error.setVisible(problem.isPresent());
    error
        .getChildren()
        .setAll(
            problem.stream()
                .map(
                    e ->
                        new ErrorNote(
                            e, List.of(link("dismiss", "dismiss-error", model::dismissError))))
                .toList());
  }

  private void showOrder(Optional<NewOrder> asked) {
    order.setVisible(asked.isPresent());
    asked.ifPresent(
        wanted -> {
          Label words = new Label(strings.get("order.cost", wanted.tokens()));
          words.setWrapText(true);
          words.setMinHeight(Region.USE_PREF_SIZE);
          FlowPane links =
              new FlowPane(
                  link("order.take", "take-order", model.arranging()::takeOrder),
                  link("order.drop", "drop-order", model.arranging()::dropOrder));
          links.getStyleClass().add("links");
          links.setMinWidth(0);
          order.getChildren().setAll(words, links);
        });
  }

  private void showUndo() {
    Optional<Undoable> done =
        model.deleting().askedProperty().get().isPresent()
            ? Optional.empty()
            : model.undo().offeredProperty().get();
    undo.setVisible(done.isPresent());
    if (done.isEmpty()) {
      time.stop();
      return;
    }
    Undoable last = done.get();
    Label what = new Label(strings.get("undo." + last.kind().name(), last.name(), last.count()));
    what.setWrapText(true);
    what.getStyleClass().add("undo-words");
    Hyperlink back = link("undo", "undo-remove", model.undo()::undo);
    Region links =
        last.forGood().isEmpty()
            ? back
            : new Beside(back, link("delete", "delete-now", model.deleting()::ask));
    undo.getChildren().setAll(new Beside(what, links));
    time.playFromStart();
  }

  private void showCopy(Optional<SearchableCopies.State> now) {
    copy.setVisible(now.isPresent());
    now.ifPresent(
        state -> {
          switch (state) {
            case SearchableCopies.Saving saving -> {
              ProgressBar bar = new ProgressBar(saving.share());
              bar.setMaxWidth(Double.MAX_VALUE);
              bar.setAccessibleText(strings.get("copy.saving", saving.name()));
              Region words = words(strings.get("copy.saving", saving.name()));
              Hyperlink stop = link("cancel", "cancel-copy", model.copies()::cancel);
              copy.getChildren().setAll(new Beside(words, stop), bar);
            }
            case SearchableCopies.Saved saved -> {
              Region words =
                  words(strings.get("copy.saved", saved.file(), saved.words(), saved.leftOut()));
              Hyperlink seen = link("dismiss", "dismiss-copy", model.copies()::dismiss);
              copy.getChildren().setAll(new Beside(words, seen));
            }
          }
        });
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.getStyleClass().add("undo-words");
    return words;
  }

  private void showDeleting(Optional<Deleting.Question> asked) {
    delete.setVisible(asked.isPresent());
    asked.ifPresent(
        question -> {
          Undoable removed = question.removed();
          Label words =
              new Label(
                  strings.get("delete." + removed.kind().name(), removed.name(), removed.count()));
          words.setWrapText(true);
          words.setMinHeight(Region.USE_PREF_SIZE);
          FlowPane links = new FlowPane();
          links.getStyleClass().add("links");
          links.setMinWidth(0);
          if (question.answers() == 0) {
            links.getChildren().add(deleting("delete.yes", "delete-yes", StandingAnswers.KEEP));
          } else {
            words.setText(
                words.getText() + " " + strings.get("delete.answers", question.answers()));
            links
                .getChildren()
                .addAll(
                    deleting("delete.keep", "delete-keep", StandingAnswers.KEEP),
                    deleting(
                        "delete.without.quotes",
                        "delete-without-quotes",
                        StandingAnswers.WITHOUT_QUOTES),
                    deleting("delete.with", "delete-with", StandingAnswers.REMOVE));
          }
          Hyperlink no = link("delete.no", "delete-no", model.deleting()::drop);
          links.getChildren().add(no);
          delete.getChildren().setAll(words, links);
          // A key that is pressed twice must not delete.
          Platform.runLater(no::requestFocus);
        });
    showUndo();
  }

  private Hyperlink deleting(String key, String id, StandingAnswers answers) {
    return link(key, id, () -> model.deleting().delete(answers));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.deleting().drop();
      event.consume();
    }
  }
}
