// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Under an answer: what can be done with it, its versions, and quietly how fast it came. */
final class TurnFoot extends FlowPane {
  private final ConversationModel model;
  private final ReadOnlyBooleanProperty busy;
  private final AskedTurn turn;
  private final Runnable onEdit;
  private final Strings strings = Strings.of(TurnFoot.class);

  /**
   * Shows nothing yet.
   *
   * @param onEdit lets a person change the question
   */
  TurnFoot(ConversationModel model, Talk talk, AskedTurn turn, Runnable onEdit) {
    this.model = model;
    this.busy = talk.busyProperty();
    this.turn = turn;
    this.onEdit = onEdit;
    getStyleClass().add("foot");
    setMinWidth(0);
    setRowValignment(javafx.geometry.VPos.CENTER);
  }

  void show() {
    TurnState state = turn.state();
    getChildren().clear();
    if (state.isBusy()) {
      getChildren().add(link("stop", () -> model.stop(turn)));
      return;
    }
    if (state instanceof TurnState.Answered(Answer done)) {
      getChildren().add(link("copy", () -> copy(done)));
    }
    Hyperlink again = link("again", () -> model.askAgain(turn));
    again.disableProperty().bind(busy);
    getChildren().add(again);
    getChildren().add(menu());
    if (turn.versionProperty().get().of() > 1) {
      getChildren().add(versions());
    }
    if (state instanceof TurnState.Answered(Answer done)) {
      getChildren().add(speed(done));
    }
  }

  private MenuButton menu() {
    MenuButton more = new MenuButton();
    more.getStyleClass().addAll("icon-menu", "turn-more");
    more.setGraphic(Icons.icon("more"));
    more.setAccessibleText(strings.get("turn.more"));
    more.setTooltip(new Tooltip(strings.get("turn.more")));
    MenuItem edit = item("edit", onEdit);
    edit.disableProperty().bind(busy);
    more.getItems().addAll(edit, item("all", () -> model.askAll(turn)));
    if (turn.stored().isPresent()) {
      more.getItems().add(item("branch", () -> model.branch(turn)));
      more.getItems().add(item("sent", () -> model.sent().show(model.talk(), turn)));
      more.getItems().add(item("receipt", () -> model.receipt().show(turn)));
    }
    return more;
  }

  private MenuItem item(String key, Runnable run) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setId("turn-" + key);
    item.setOnAction(event -> run.run());
    return item;
  }

  private HBox versions() {
    AskedTurn.Version version = turn.versionProperty().get();
    Button before = Icons.button("left", strings.get("version.before"));
    before.getStyleClass().add("version-before");
    before.disableProperty().bind(disabled(version.number() == 1));
    before.setOnAction(event -> model.showVersion(turn, -1));
    Button after = Icons.button("right", strings.get("version.after"));
    after.getStyleClass().add("version-after");
    after.disableProperty().bind(disabled(version.number() == version.of()));
    after.setOnAction(event -> model.showVersion(turn, 1));
    Label which = new Label(strings.get("version", version.number(), version.of()));
    which.setAccessibleText(strings.get("version.accessible", version.number(), version.of()));
    which.getStyleClass().add("version");
    HBox versions = new HBox(before, which, after);
    versions.setAlignment(Pos.CENTER_LEFT);
    return versions;
  }

  /** While an answer comes, and where there is nothing further. */
  private ObservableValue<Boolean> disabled(boolean atEnd) {
    return busy.map(now -> now || atEnd);
  }

  private Label speed(Answer done) {
    double seconds = Math.max(0.001, done.time().toNanos() / 1e9);
    String words =
        strings.get(
            done.complete() ? "speed" : "speed.stopped",
            done.generatedTokens(),
            done.generatedTokens() / seconds,
            done.contextTokens());
    Label label = new Label(words);
    label.setTooltip(
        new Tooltip(
            strings.get("speed.more", done.generatedTokens(), seconds, done.contextTokens())));
    label.getStyleClass().add("speed");
    return label;
  }

  private Hyperlink link(String key, Runnable run) {
    Hyperlink link = ErrorNote.link(strings.get(key));
    link.getStyleClass().add("turn-" + key);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(
        event -> {
          run.run();
          link.setVisited(false);
        });
    return link;
  }

  private void copy(Answer done) {
    String text = new AnswerText(strings, turn.words()).of(done);
    CopiedText.put(text);
  }
}
