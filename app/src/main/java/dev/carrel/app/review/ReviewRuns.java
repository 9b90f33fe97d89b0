// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ReviewListener;
import dev.carrel.engine.ReviewOrder;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.ReviewGrid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Has cells answered, one run at a time. While it runs the model has the documents of the review
 * one after another; whoever had it before is told when that begins and when it has ended.
 */
public final class ReviewRuns {
  /** Hears that the model is needed, and that it is free again; on the FX thread. */
  public interface Model {
    /** It is needed from now on. */
    void taken();

    /** It is free. */
    void free();
  }

  /**
   * A run that a person has paused.
   *
   * @param review its number
   * @param cells what is left of those that were to be answered again; empty for all that wait,
   *     failed or are stale
   * @param done how many cells were done
   * @param of how many it was to be
   */
  public record Paused(long review, Optional<Set<ReviewGrid.Key>> cells, int done, int of) {}

  private final Engine engine;
  private final ReviewWork work;
  private final Supplier<ReadOptions> options;
  private final Consumer<List<Cell>> onCells;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(new RunState.Idle());
  private final ReadOnlyObjectWrapper<Optional<Paused>> paused =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<BackgroundTask<Boolean>> task = Optional.empty();
  private Optional<Heard> hearing = Optional.empty();
  private boolean goesOn;
  private Optional<Model> model = Optional.empty();

  /**
   * Nothing runs.
   *
   * @param onCells hears of cells that have changed, on the FX thread
   */
  ReviewRuns(
      Engine engine, ReviewWork work, Supplier<ReadOptions> options, Consumer<List<Cell>> onCells) {
    this.engine = engine;
    this.work = work;
    this.options = options;
    this.onCells = onCells;
  }

  /** Whose model it takes. */
  public void takeFrom(Model holder) {
    model = Optional.of(holder);
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** A run that a person has paused, until it goes on or another begins. */
  public ReadOnlyObjectProperty<Optional<Paused>> pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** What is left of a paused run is not asked. */
  public void leavePaused() {
    paused.set(Optional.empty());
  }

  /** Whether nothing runs. */
  public boolean isIdle() {
    return state.get() instanceof RunState.Idle;
  }

  /** Has cells answered: all that wait, failed or are stale, or these. */
  void start(ReviewGrid grid, Optional<Set<ReviewGrid.Key>> cells) {
    if (!isIdle()) {
      return;
    }
    long review = grid.review().id();
    state.set(new RunState.Running(review, 0, 0, Optional.empty(), Optional.empty()));
    ReviewOrder order = new ReviewOrder(review, cells, false);
    Heard heard = new Heard(grid, cells);
    hearing = Optional.of(heard);
    paused.set(Optional.empty());
    goesOn = false;
    BackgroundTask<Boolean> made =
        work.background()
            .task(
                Lane.REVIEWS,
                "review",
                (progress, cancellation) -> {
                  engine.collections().leave();
                  return work.reviews().run(order, options.get(), heard, cancellation);
                })
            .onDone(whole -> ended())
            .onCancelled(this::ended)
            .onFailed(
                error -> {
                  ended();
                  work.onFailed().accept(error);
                });
    task = Optional.of(made);
    model.ifPresent(Model::taken); // who cannot give it pauses
    made.start();
  }

  private void ended() {
    task = Optional.empty();
    Optional<Paused> rest = goesOn ? hearing.flatMap(Heard::rest) : Optional.empty();
    hearing = Optional.empty();
    state.set(new RunState.Idle());
    paused.set(rest);
    model.ifPresent(Model::free);
  }

  /** Stops the answer under way; what was answered is kept, and what is left can go on. */
  public void pause() {
    stop(true);
  }

  /** The same; what is left stays as it was. */
  public void cancel() {
    stop(false);
  }

  private void stop(boolean toGoOn) {
    if (state.get() instanceof RunState.Running) {
      goesOn = toGoOn;
      state.set(new RunState.Pausing());
      task.ifPresent(BackgroundTask::cancel);
    }
  }

  /** Brings what a run tells to the FX thread, not more often than that takes it. */
  private final class Heard implements ReviewListener {
    private final ReviewGrid grid;
    private final Pace pace = new Pace(System.nanoTime());
    private final List<Cell> waiting = new ArrayList<>();
    private Optional<RunState.Running> told = Optional.empty();
    private final Optional<Set<ReviewGrid.Key>> asked;
    private final Set<ReviewGrid.Key> answered = new HashSet<>();
    private int done;
    private int of;

    Heard(ReviewGrid grid, Optional<Set<ReviewGrid.Key>> asked) {
      this.grid = grid;
      this.asked = asked;
    }

    /** What was not done; empty if all was. */
    Optional<Paused> rest() {
      synchronized (waiting) {
        Optional<Set<ReviewGrid.Key>> left =
            asked.map(
                cells ->
                    cells.stream()
                        .filter(key -> !answered.contains(key))
                        .collect(Collectors.toUnmodifiableSet()));
        return of > 0 && done >= of
            ? Optional.empty()
            : Optional.of(new Paused(grid.review().id(), left, done, of));
      }
    }

    @Override
    public void reading(DocumentId document, Progress.Stage stage, long at, long total) {
      // Before its tokens are read it is opened, which is soon done and counts other things.
      double part = stage == Progress.Stage.READ_TOKENS && total > 0 ? at / (double) total : 0;
      tell(
          List.of(),
          grid.rows().stream()
              .filter(row -> row.id().equals(document))
              .map(row -> new RunState.Reading(document, row.name(), part))
              .findFirst());
    }

    @Override
    public void answering(long column, DocumentId document) {
      Cell before =
          grid.cells()
              .getOrDefault(new ReviewGrid.Key(column, document), Cell.waiting(column, document));
      tell(List.of(before.answering()), Optional.empty());
    }

    @Override
    public void done(Cell cell, int cells, int all) {
      synchronized (waiting) {
        done = cells;
        of = all;
        answered.add(new ReviewGrid.Key(cell.column(), cell.document()));
      }
      tell(List.of(cell), Optional.empty());
    }

    private void tell(List<Cell> cells, Optional<RunState.Reading> reading) {
      synchronized (waiting) {
        waiting.addAll(cells);
        boolean first = told.isEmpty();
        told =
            Optional.of(
                new RunState.Running(
                    grid.review().id(), done, of, reading, pace.left(done, of, System.nanoTime())));
        if (first) {
          work.background().ui().execute(this::take);
        }
      }
    }

    private void take() {
      List<Cell> cells;
      Optional<RunState.Running> now;
      synchronized (waiting) {
        cells = List.copyOf(waiting);
        waiting.clear();
        now = told;
        told = Optional.empty();
      }
      if (!cells.isEmpty()) {
        onCells.accept(cells);
      }
      if (state.get() instanceof RunState.Running) {
        now.ifPresent(state::set);
      }
    }
  }
}
