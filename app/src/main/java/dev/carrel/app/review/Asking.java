// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewGrid;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Which cells of the review that is shown are asked, and when: planned, begun, gone on with. */
public final class Asking {
  private static final Set<CellState> OPEN =
      EnumSet.of(CellState.WAITING, CellState.FAILED, CellState.STALE);

  private final ReviewWork work;
  private final GridModel grid;
  private final ReviewRuns runs;
  private final RunPlans plans;
  private final ReadOnlyBooleanWrapper inBackground = new ReadOnlyBooleanWrapper();
  private boolean restarts;

  /**
   * Of a grid.
   *
   * @param options how documents are read; asked for when a run begins
   * @param onCells hears of cells that have changed
   */
  Asking(
      Engine engine,
      ReviewWork work,
      GridModel grid,
      Supplier<ReadOptions> options,
      Consumer<List<Cell>> onCells) {
    this.work = work;
    this.grid = grid;
    Supplier<ReadOptions> asChosen =
        () -> inBackground.get() ? options.get().inBackground() : options.get();
    runs = new ReviewRuns(engine, work, asChosen, onCells);
    plans = new RunPlans(work, asChosen, engine.home().contexts());
    runs.stateProperty()
        .subscribe(
            state ->
                grid.reading(
                    state instanceof RunState.Running run ? run.reading() : Optional.empty()));
    runs.pausedProperty()
        .subscribe(
            rest -> {
              if (restarts && rest.isPresent()) {
                restarts = false;
                goOn();
              }
            });
  }

  ReviewRuns runs() {
    return runs;
  }

  RunPlans plans() {
    return plans;
  }

  /** Whether runs leave half of the threads to other work. */
  public ReadOnlyBooleanProperty inBackgroundProperty() {
    return inBackground.getReadOnlyProperty();
  }

  /** Has runs leave half of the threads to other work, or take all; one that runs goes on so. */
  public void inBackground(boolean on) {
    if (on != inBackground.get()) {
      inBackground.set(on);
      restarts = runs.stateProperty().get() instanceof RunState.Running;
      runs.pause();
    }
  }

  /** How many cells a run would answer now. */
  public int open() {
    return grid.counts().entrySet().stream()
        .filter(entry -> OPEN.contains(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Has all answered that waits, failed or is stale, without a further word. */
  public void start() {
    run(Optional.empty());
  }

  /** Begins what was planned. */
  public void start(RunPlan plan) {
    plans.leave();
    if (grid.isOf(plan.review().id())) {
      run(plan.cells());
    }
  }

  /** What is left of a run of the review that is shown, if a person has paused it. */
  public Optional<ReviewRuns.Paused> paused() {
    return runs.pausedProperty().get().filter(rest -> grid.isOf(rest.review()));
  }

  /** Goes on with what was paused, or with all that is to be answered. */
  public void goOn() {
    run(paused().flatMap(ReviewRuns.Paused::cells));
  }

  /** Works out what a run would take that has all answered that waits, failed or is stale. */
  public void plan() {
    plan(Optional.empty());
  }

  /** The same of asking a column again in all documents; what a person has verified stays. */
  public void askColumn(long column) {
    plan(
        Optional.of(
            grid.rows().stream()
                .map(row -> new ReviewGrid.Key(column, row.id()))
                .collect(Collectors.toUnmodifiableSet())));
  }

  /** The same of asking all questions of a document again. */
  public void askRow(DocumentId document) {
    plan(
        Optional.of(
            grid.columns().stream()
                .map(column -> new ReviewGrid.Key(column.id(), document))
                .collect(Collectors.toUnmodifiableSet())));
  }

  private void plan(Optional<Set<ReviewGrid.Key>> cells) {
    if (runs.isIdle()) {
      shown().ifPresent(review -> plans.make(review.id(), cells));
    }
  }

  /** Asks the question of a cell again. */
  public void askCell(ReviewGrid.Key key) {
    run(Optional.of(Set.of(key)));
  }

  private void run(Optional<Set<ReviewGrid.Key>> cells) {
    if (!runs.isIdle()) {
      return;
    }
    plans.leave();
    shown()
        .ifPresent(
            review ->
                work.ask(
                    "what is to be answered",
                    engine -> engine.grid(review.id()),
                    now -> {
                      if (grid.isOf(now.review().id())) {
                        grid.show(now);
                      }
                      runs.start(now, cells);
                    }));
  }

  private Optional<Review> shown() {
    return grid.reviewProperty().get();
  }
}
