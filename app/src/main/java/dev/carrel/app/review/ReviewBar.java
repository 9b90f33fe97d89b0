// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.Review;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Below the grid: how far it is, how many cells stand where, an error, what can be taken back. */
final class ReviewBar extends VBox {
  private static final Duration OFFERED = Duration.seconds(12);

  private final ReviewModel model;
  private final Strings strings = Strings.of(ReviewBar.class);
  private final StateLook look = new StateLook();
  private final Quantities quantities = new Quantities();
  private final VBox error = new VBox();
  private final HBox undo = new HBox();
  private final HBox written = new HBox();
  private final HBox offered = new HBox();
  private final HBox interrupted = new HBox();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label words = Words.label("run-words", "");
  private final FlowPane counts = new FlowPane();
  private final PauseTransition time = new PauseTransition(OFFERED);
  private final Subscription subscription;

  ReviewBar(ReviewModel model) {
    this.model = model;
    getStyleClass().add("review-bar");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(strings.get("run.progress"));
    words.setId("run-words");
    counts.getStyleClass().add("review-counts");
    counts.setId("review-counts");
    for (HBox each : List.of(undo, written, offered, interrupted)) {
      each.getStyleClass().add("undo-bar");
    }
    error.getStyleClass().add("review-error");
    time.setOnFinished(event -> model.undos().settle());
    getChildren().addAll(error, interrupted, offered, written, undo, progress, words, counts);
    getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    visibleProperty()
        .bind(
            error
                .visibleProperty()
                .or(undo.visibleProperty())
                .or(written.visibleProperty())
                .or(offered.visibleProperty())
                .or(interrupted.visibleProperty())
                .or(progress.visibleProperty())
                .or(counts.visibleProperty()));
    managedProperty().bind(visibleProperty());
    subscription =
        Subscription.combine(
            model.errorProperty().subscribe(this::showError),
            model.files().writtenProperty().subscribe(this::showWritten),
            model.files().offeredProperty().subscribe(this::showOffered),
            model.interruptedProperty().subscribe(this::showInterrupted),
            model.undos().offeredProperty().subscribe(this::showUndo),
            model.runs().stateProperty().subscribe(this::showRun),
            model.grid().filterProperty().subscribe(by -> showCounts()),
            model.grid().changesProperty().subscribe(at -> showCounts()));
  }

  void close() {
    subscription.unsubscribe();
    time.stop();
  }

  private void showError(Optional<CarrelException> problem) {
    error.setVisible(problem.isPresent());
    Hyperlink dismiss = ErrorNote.link(strings.get("error.dismiss"));
    dismiss.setOnAction(event -> model.dismissError());
    error
        .getChildren()
        .setAll(problem.stream().map(e -> new ErrorNote(e, List.of(dismiss))).toList());
  }

  private static void line(HBox line, Optional<String> words, Hyperlink... links) {
    line.setVisible(words.isPresent());
    line.getChildren().clear();
    words.ifPresent(said -> line.getChildren().add(Words.label("undo-words", said)));
    line.getChildren().addAll(links);
  }

  private Hyperlink link(String key, String id, Runnable run) {
    Hyperlink link = ErrorNote.link(strings.get(key));
    link.setId(id);
    link.setMinWidth(USE_PREF_SIZE);
    link.setOnAction(event -> run.run());
    return link;
  }

  private void showWritten(Optional<Path> file) {
    line(
        written,
        file.map(path -> strings.get("export.done", path)),
        link("error.dismiss", "dismiss-written", model.files()::dismiss));
  }

  /** A set from a file is taken only where a person says so. */
  private void showOffered(Optional<Playbook> set) {
    line(
        offered,
        set.map(read -> strings.get("set.offered", read.name(), read.columns().size())),
        link(
            "set.take",
            "take-set",
            () -> {
              set.ifPresent(model::begin);
              model.files().leaveOffered();
            }),
        link("set.leave", "leave-set", model.files()::leaveOffered));
  }

  private void showInterrupted(Optional<Review> review) {
    line(
        interrupted,
        review.map(left -> strings.get("run.interrupted", left.name(), model.open())),
        link("run.resume", "resume-run", model::resume),
        link("run.leave", "leave-run", model::leaveInterrupted));
  }

  private void showUndo(Optional<Undos.Undo> offered) {
    undo.setVisible(offered.isPresent());
    time.stop();
    offered.ifPresent(
        done -> {
          line(
              undo,
              Optional.of(strings.get("undo." + done.kind(), done.name())),
              link("undo.back", "undo-review", model.undos()::undo));
          time.playFromStart();
        });
  }

  private void showRun(RunState state) {
    boolean runs = !(state instanceof RunState.Idle);
    progress.setVisible(runs);
    words.setVisible(runs);
    switch (state) {
      case RunState.Running run -> {
        progress.setProgress(run.of() == 0 ? -1 : run.done() / (double) run.of());
        words.setText(words(run));
      }
      case RunState.Pausing _ -> words.setText(strings.get("run.pausing"));
      case RunState.Idle _ -> {}
    }
  }

  private String words(RunState.Running run) {
    String done =
        run.of() == 0 ? strings.get("run.begins") : strings.get("run.done", run.done(), run.of());
    String reading =
        run.reading()
            .map(name -> " " + strings.get("run.reading", ShownText.name(name)))
            .orElse("");
    String left =
        run.left().map(time -> " " + strings.get("run.left", quantities.time(time))).orElse("");
    return done + left + reading;
  }

  /** Each count is a filter. */
  private void showCounts() {
    Map<CellState, Integer> now = model.grid().counts();
    Optional<Filter> filter = model.grid().filterProperty().get();
    counts.getChildren().clear();
    now.forEach(
        (state, count) -> {
          Button button = new Button(look.count(state, count));
          StateLook.sign(state).ifPresent(button::setGraphic);
          button.getStyleClass().addAll("review-count", "is-" + StateLook.key(state));
          boolean on = filter.filter(by -> by.state() == state).isPresent();
          if (on) {
            button.getStyleClass().add("chosen");
          }
          button.setAccessibleText(
              strings.get(
                  on ? "count.accessible.on" : "count.accessible", look.count(state, count)));
          button.setOnAction(
              event ->
                  model
                      .grid()
                      .filter(
                          on
                              ? Optional.empty()
                              : Optional.of(new Filter(OptionalLong.empty(), state))));
          counts.getChildren().add(button);
        });
    if (filter.isPresent()) {
      counts
          .getChildren()
          .add(
              Words.label(
                  "run-words",
                  strings.get(
                      "filter.shown", model.grid().rows().size(), model.grid().documents())));
    }
    counts.setVisible(!counts.getChildren().isEmpty());
  }
}
