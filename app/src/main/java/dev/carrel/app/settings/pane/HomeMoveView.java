// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Step;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.settings.pane.HomeMoveModel.State;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.home.HomeMove;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Subscription;

/**
 * Where the data is, and its move. In the settings while it is planned, and in place of all panes
 * while it is done.
 */
public final class HomeMoveView extends VBox implements AutoCloseable {
  private final HomeMoveModel model;
  private final Strings strings = Strings.of(HomeMoveView.class);
  private final Quantities quantities = new Quantities();
  private final Subscription subscription;
  private Optional<ProgressBar> bar = Optional.empty();

  public HomeMoveView(HomeMoveModel model) {
    this.model = model;
    getStyleClass().add("home-move");
    subscription = model.stateProperty().subscribe(this::show);
  }

  private void show(State state) {
    if (state instanceof State.Moving moving && bar.isPresent()) {
      bar.get().setProgress(share(moving.step()));
      return; // the button that stops it keeps the keyboard
    }
    bar = Optional.empty();
    getChildren().setAll(Words.label("path", model.home().toString()));
    getChildren().addAll(nodes(state));
  }

  private List<Node> nodes(State state) {
    return switch (state) {
      case State.Idle _ -> List.of(choose());
      case State.Checking _ -> List.of(Words.label("quiet", strings.get("home.checking")));
      case State.Ready ready ->
          List.of(
              Words.label(
                  "cost",
                  strings.get(
                      "home.ready", quantities.bytes(ready.bytes()), ready.to().toString())),
              line(
                  ErrorNote.button("home-move", strings.get("home.move"), model::move),
                  ErrorNote.link("home-forget", strings.get("cancel"), model::forget)));
      case State.Closing _ -> List.of(Words.label("quiet", strings.get("home.closing")));
      case State.Moving moving -> moving(moving);
      case State.Failed failed ->
          List.of(
              new ErrorNote(
                  failed.error(),
                  List.of(ErrorNote.link("home-forget", strings.get("home.close"), model::forget))),
              choose());
      case State.Done done ->
          List.of(
              Words.label("quiet", done.left().map(this::left).orElse(strings.get("home.done"))),
              choose());
    };
  }

  private String left(HomeMove.LeftOver left) {
    return switch (left) {
      case HomeMove.LeftOver.NotDeleted it ->
          strings.get("home.left", it.folder().toString(), it.reason());
      case HomeMove.LeftOver.NotOurs it ->
          strings.get("home.not.ours", it.folder().toString(), String.join(", ", it.names()));
    };
  }

  private List<Node> moving(State.Moving moving) {
    ProgressBar progress = new ProgressBar(share(moving.step()));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(strings.get("home.moving", moving.to().toString()));
    bar = Optional.of(progress);
    return List.of(
        Words.label("cost", strings.get("home.moving", moving.to().toString())),
        progress,
        line(ErrorNote.link("home-cancel", strings.get("home.cancel"), model::cancel)));
  }

  /** Copying is the first half and checking the second. */
  private static double share(Optional<Step> step) {
    return step.filter(s -> s.total() > 0)
        .map(s -> (s.stage() == Stage.CHECK_BYTES ? 0.5 : 0) + s.share() / 2)
        .orElse(-1.0);
  }

  private Node choose() {
    return line(ErrorNote.button("home-choose", strings.get("home.choose"), this::chooseFolder));
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(strings.get("home.chooser"));
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.choose(chosen.toPath());
    }
  }

  private static FlowPane line(Node... nodes) {
    FlowPane line = new FlowPane(nodes);
    line.getStyleClass().add("choice-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
