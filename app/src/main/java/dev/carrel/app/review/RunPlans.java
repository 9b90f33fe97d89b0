// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.ReviewOrder;
import dev.carrel.engine.ReviewPlan;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.DiskSpace;
import dev.carrel.engine.review.ReviewGrid;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Says what a run would take before it begins: one plan at a time. */
public final class RunPlans {
  /** Whether there is one. */
  public sealed interface State {
    /** Nothing is planned. */
    record None() implements State {}

    /** It is being worked out: documents are counted in tokens, the model is loaded. */
    record Making() implements State {}

    /** It waits for a person's word. */
    record Made(RunPlan plan) implements State {}
  }

  private final ReviewWork work;
  private final Supplier<ReadOptions> options;
  private final Path folder;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
  private Optional<BackgroundTask<RunPlan>> task = Optional.empty();

  /**
   * Nothing is planned.
   *
   * @param folder where what is read is kept
   */
  RunPlans(ReviewWork work, Supplier<ReadOptions> options, Path folder) {
    this.work = work;
    this.options = options;
    this.folder = folder;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Works out what answering takes: all that waits, failed or is stale, or these. */
  void make(long review, Optional<Set<ReviewGrid.Key>> cells) {
    leave();
    state.set(new State.Making());
    ReviewOrder order = new ReviewOrder(review, cells, false);
    BackgroundTask<RunPlan> made =
        work.background()
            .task(
                Lane.REVIEWS,
                "plan a review",
                (progress, cancellation) -> {
                  ReviewPlan takes =
                      work.reviews().plan(order, options.get(), progress, cancellation);
                  ReviewGrid grid = work.reviews().grid(review);
                  return RunPlan.of(grid, cells, takes, DiskSpace.freeBytes(folder));
                });
    task = Optional.of(made);
    made.onDone(plan -> ended(made, new State.Made(plan)))
        .onCancelled(() -> ended(made, new State.None()))
        .onFailed(
            error -> {
              ended(made, new State.None());
              work.onFailed().accept(error);
            });
    made.start();
  }

  private void ended(BackgroundTask<RunPlan> which, State now) {
    if (task.filter(which::equals).isPresent()) {
      task = Optional.empty();
      state.set(now);
    }
  }

  /** Forgets it: nothing begins. */
  public void leave() {
    Optional<BackgroundTask<RunPlan>> under = task;
    task = Optional.empty();
    under.ifPresent(BackgroundTask::cancel);
    state.set(new State.None());
  }
}
