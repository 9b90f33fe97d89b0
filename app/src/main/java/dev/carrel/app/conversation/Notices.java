// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.export.ExportModel;
import dev.carrel.app.conversation.export.ExportModel.Outcome;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Above the question: what stands in the way, what was removed, what was written, what failed. */
final class Notices extends VBox {
  private final ConversationModel model;
  private final Strings strings = Strings.of(Notices.class);
  private final Subscription subscription;
  private Optional<Node> inTheWay = Optional.empty();

  Notices(ConversationModel model) {
    this.model = model;
    getStyleClass().add("notice");
    managedProperty().bind(visibleProperty());
    subscription =
        Subscription.combine(
            model.removedProperty().subscribe(this::show),
            model.problemProperty().subscribe(this::show),
            model.sent().problemProperty().subscribe(this::show),
            model.receipt().problemProperty().subscribe(this::show),
            model.export().outcomeProperty().subscribe(this::show));
    show();
  }

  /** What stands in the way of asking, or no longer does. */
  void showInTheWay(Optional<Node> node) {
    inTheWay = node;
    show();
  }

  boolean isInTheWay() {
    return inTheWay.isPresent();
  }

  private void show() {
    getChildren().clear();
    inTheWay.ifPresent(getChildren()::add);
    model.export().outcomeProperty().get().ifPresent(now -> getChildren().add(outcome(now)));
    model.problemProperty().get().ifPresent(e -> problem(e, model::dismissProblem));
    model.sent().problemProperty().get().ifPresent(e -> problem(e, model.sent()::close));
    model.receipt().problemProperty().get().ifPresent(e -> problem(e, model.receipt()::close));
    model.removedProperty().get().ifPresent(entry -> getChildren().add(removed(entry)));
    setVisible(!getChildren().isEmpty());
  }

  private void problem(CarrelException error, Runnable onSeen) {
    Hyperlink seen = ErrorNote.link(strings.get("dismiss"));
    seen.setOnAction(event -> onSeen.run());
    getChildren().add(new ErrorNote(error, List.of(seen)));
  }

  private Node outcome(Outcome outcome) {
    return switch (outcome) {
      case ExportModel.Writing(var file) ->
          line(strings.get("export.writing", file), List.of(), Optional.empty());
      case ExportModel.Written(var file) ->
          line(
              strings.get("export.written", file),
              List.of(),
              Optional.of(close(model.export()::dismiss)));
      case ExportModel.Failed(var _, var error) -> {
        Hyperlink seen = ErrorNote.link(strings.get("dismiss"));
        seen.setOnAction(event -> model.export().dismiss());
        yield new ErrorNote(error, List.of(seen));
      }
    };
  }

  private Node removed(ConversationEntry entry) {
    String title = entry.title().isBlank() ? strings.get("title.new") : entry.title();
    Hyperlink undo = ErrorNote.link(strings.get("undo"));
    undo.setId("undo-talk");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setOnAction(event -> model.undoRemove());
    Hyperlink delete = ErrorNote.link(strings.get("delete"));
    delete.setId("delete-talk");
    delete.setMinWidth(Region.USE_PREF_SIZE);
    delete.setOnAction(event -> askToDelete(title));
    return line(
        strings.get("removed", title),
        List.of(undo, delete),
        Optional.of(close(model::dismissRemoved)));
  }

  /** In the place of all else until it is answered. */
  private void askToDelete(String title) {
    Hyperlink yes = ErrorNote.link(strings.get("delete.yes"));
    yes.setId("delete-talk-yes");
    yes.setMinWidth(Region.USE_PREF_SIZE);
    yes.setOnAction(event -> model.deleteRemoved());
    Hyperlink no = ErrorNote.link(strings.get("delete.no"));
    no.setId("delete-talk-no");
    no.setMinWidth(Region.USE_PREF_SIZE);
    no.setOnAction(event -> show());
    getChildren()
        .setAll(line(strings.get("delete.ask", title), List.of(yes, no), Optional.empty()));
    // A key that is pressed twice must not delete.
    Platform.runLater(no::requestFocus);
  }

  private Button close(Runnable onSeen) {
    Button close = Icons.button("close", strings.get("dismiss"));
    close.setOnAction(event -> onSeen.run());
    return close;
  }

  /** What can be done stands below the words: beside them they would have too little room. */
  private static HBox line(String words, List<Hyperlink> actions, Optional<Button> close) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    VBox text = new VBox(label);
    if (!actions.isEmpty()) {
      FlowPane links = new FlowPane();
      links.getStyleClass().add("notice-links");
      links.getChildren().addAll(actions);
      text.getChildren().add(links);
    }
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(text);
    close.ifPresent(line.getChildren()::add);
    line.getStyleClass().add("notice-line");
    return line;
  }

  /** Lets go of the model. */
  void close() {
    subscription.unsubscribe();
  }
}
