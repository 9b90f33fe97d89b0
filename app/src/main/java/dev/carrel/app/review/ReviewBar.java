// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.Review;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
  private final HBox paused = new HBox();
  private final Hyperlink cancel;
  private final HBox going;
  private boolean compact;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label words = Words.label("run-words", "");
  private final CountLine counts = new CountLine();
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
    for (HBox each : List.of(undo, written, offered, interrupted, paused)) {
      each.getStyleClass().add("undo-bar");
    }
    error.getStyleClass().add("review-error");
    time.setOnFinished(event -> model.undos().settle());
    cancel = link("run.cancel", "cancel-run", model.runs()::cancel);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    going = new HBox(words, cancel);
    going.getStyleClass().add("going");
    getChildren()
        .addAll(error, interrupted, paused, offered, written, undo, progress, going, counts);
    getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    visibleProperty()
        .bind(
            error
                .visibleProperty()
                .or(undo.visibleProperty())
                .or(written.visibleProperty())
                .or(offered.visibleProperty())
                .or(interrupted.visibleProperty())
                .or(paused.visibleProperty())
                .or(progress.visibleProperty())
                .or(counts.visibleProperty()));
    managedProperty().bind(visibleProperty());
    subscription =
        Subscription.combine(
            model.errorProperty().subscribe(this::showError),
            model.files().writtenProperty().subscribe(this::showWritten),
            model.files().offeredProperty().subscribe(this::showOffered),
            model.recall().interruptedProperty().subscribe(this::showInterrupted),
            model.undos().offeredProperty().subscribe(this::showUndo),
            model.runs().stateProperty().subscribe(this::showRun),
            model.runs().pausedProperty().subscribe(at -> showPaused()),
            model.grid().reviewProperty().subscribe(shown -> showPaused()),
            model.grid().filterProperty().subscribe(by -> showCounts()),
            model.grid().changesProperty().subscribe(at -> showCounts()));
  }

  /** Leaves the counts out where there is hardly room. */
  void compact(boolean on) {
    compact = on;
    showCounts();
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
              set.ifPresent(model.edits()::begin);
              model.files().leaveOffered();
            }),
        link("set.leave", "leave-set", model.files()::leaveOffered));
  }

  private void showInterrupted(Optional<Review> review) {
    line(
        interrupted,
        review.map(left -> strings.get("run.interrupted", left.name(), model.asking().open())),
        link("run.resume", "resume-run", model.recall()::resume),
        link("run.leave", "leave-run", model.recall()::leaveInterrupted));
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
    going.setVisible(runs);
    cancel.setVisible(state instanceof RunState.Running);
    switch (state) {
      case RunState.Running run -> {
        progress.setProgress(run.of() == 0 ? -1 : run.done() / (double) run.of());
        words.setText(words(run));
      }
      case RunState.Pausing _ -> words.setText(strings.get("run.pausing"));
      case RunState.Idle _ -> {}
    }
  }

  private void showPaused() {
    Optional<ReviewRuns.Paused> rest = model.asking().paused();
    line(
        paused,
        rest.map(left -> strings.get("run.paused", left.done(), left.of())),
        link("run.resume", "go-on", model.asking()::goOn),
        link("run.cancel", "leave-paused", model.runs()::leavePaused));
  }

  private String words(RunState.Running run) {
    String done =
        run.of() == 0 ? strings.get("run.begins") : strings.get("run.done", run.done(), run.of());
    String reading =
        run.reading()
            .map(read -> " " + strings.get("run.reading", ShownText.name(read.name())))
            .orElse("");
    String left =
        run.left().map(time -> " " + strings.get("run.left", quantities.time(time))).orElse("");
    return done + left + reading;
  }

  /** Each count is a filter. */
  private void showCounts() {
    Optional<Filter> filter = model.grid().filterProperty().get();
    List<Node> shown = new ArrayList<>();
    model
        .grid()
        .counts()
        .forEach(
            (state, count) -> {
              String said = look.count(state, count);
              Optional<Node> sign = StateLook.sign(state);
              String brief =
                  sign.isPresent() ? Integer.toString(count) : strings.get("count.brief", count);
              Button button = count(said, brief, new Filter.What.In(state));
              sign.ifPresent(button::setGraphic);
              button.getStyleClass().add("is-" + StateLook.key(state));
              shown.add(button);
            });
    for (Mark mark : Mark.values()) {
      int count = model.grid().count(mark);
      if (count > 0) {
        String brief = Integer.toString(count);
        Button button = count(look.count(mark, count), brief, new Filter.What.Marked(mark));
        button.setGraphic(StateLook.sign(mark));
        shown.add(button);
      }
    }
    model
        .grid()
        .tagged()
        .forEach(
            (tag, count) -> {
              String said = strings.get("count.tag", TagMenu.name(tag), count);
              Button button = count(said, TagMenu.name(tag), new Filter.What.Tagged(tag));
              button.setGraphic(Icons.icon("tag"));
              shown.add(button);
            });
    if (filter.isPresent()) {
      shown.add(
          Words.label(
              "run-words",
              strings.get("filter.shown", model.grid().rows().size(), model.grid().documents())));
    }
    counts.show(shown);
    counts.setVisible(!shown.isEmpty() && !compact);
  }

  private Button count(String said, String brief, Filter.What what) {
    boolean on =
        model.grid().filterProperty().get().filter(by -> by.what().equals(what)).isPresent();
    Button button = new CountLine.Count(said, brief);
    button.getStyleClass().add("review-count");
    if (on) {
      button.getStyleClass().add("chosen");
    }
    button.setAccessibleText(strings.get(on ? "count.accessible.on" : "count.accessible", said));
    button.setOnAction(
        event ->
            model
                .grid()
                .filter(
                    on ? Optional.empty() : Optional.of(new Filter(OptionalLong.empty(), what))));
    return button;
  }
}
