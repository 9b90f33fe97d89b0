// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.document.DocumentId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Remembers the window: every few seconds, when it is closed, and before the home is moved. */
final class DeskMemory {
  private static final Duration PERIOD = Duration.seconds(3);

  private final Background background;
  private final Supplier<DeskStateFile> file;
  private final Supplier<Optional<Panes>> panes;
  private final Supplier<Optional<Stage>> stage;
  private final PauseTransition pause = new PauseTransition(PERIOD);
  private DeskState state;

  /**
   * Knows what was remembered.
   *
   * @param file of the home as it is then
   */
  DeskMemory(
      Background background,
      Supplier<DeskStateFile> file,
      Supplier<Optional<Panes>> panes,
      Supplier<Optional<Stage>> stage) {
    this.background = background;
    this.file = file;
    this.panes = panes;
    this.stage = stage;
    state = file.get().load();
    pause.setOnFinished(event -> look());
  }

  /** What is remembered. */
  DeskState state() {
    return state;
  }

  /** Of documents that were deleted for good, as they were in the file meanwhile. */
  void forget(Set<DocumentId> documents) {
    if (!documents.isEmpty()) {
      state = state.without(documents);
    }
  }

  /** Whether a window was ever remembered in this home. */
  boolean isSomething() {
    return file.get().exists();
  }

  /** Takes in what is to be seen now, without writing it. */
  void update() {
    state = now();
  }

  /** Looks every few seconds from now on. */
  void begin() {
    pause.playFromStart();
  }

  void end() {
    pause.stop();
  }

  /** Writes what is to be seen now. */
  void remember(Lane lane) {
    if (panes.get().isPresent()) { // else the home is not ours
      state = now();
      save(lane);
    }
  }

  /** A process that is killed has lost a few seconds of it at most. */
  private void look() {
    DeskState seen = now();
    if (!seen.equals(state)) {
      state = seen;
      save(Lane.QUICK);
    }
    pause.playFromStart();
  }

  private DeskState now() {
    Optional<Stage> window = stage.get();
    return panes
        .get()
        .map(
            shown ->
                new DeskState(
                    WindowPlace.of(window, state),
                    window.map(Stage::isMaximized).orElse(false),
                    shown.columns().leftDivider(),
                    shown.columns().rightDivider(),
                    shown.columns().leftShownProperty().get(),
                    shown.conversationShown(),
                    shown.models().page().look().zoomProperty().get(),
                    shown.models().page().looked().shownProperty().get(),
                    shown.models().shelf().memory(),
                    shown.models().page().places(),
                    shown.models().notes().drafts(),
                    shown.models().search().byMeaningProperty().get(),
                    shown.models().review().recall().memory(shown.showsReview())))
        .orElse(state);
  }

  private void save(Lane lane) {
    DeskState seen = state;
    DeskStateFile target = file.get();
    background
        .task(
            lane,
            "remember the window",
            (progress, cancellation) -> {
              target.save(seen);
              return true;
            })
        .finishedAtClose()
        .start();
  }
}
