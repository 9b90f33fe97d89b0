// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewColumn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Beginning, copying, naming and removing reviews. Used on the FX thread. */
public final class ReviewEdits {
  private final ReviewWork work;
  private final GridModel grid;
  private final CellModel cell;
  private final ReviewRuns runs;
  private final ReviewList list;
  private final Undos undos;

  ReviewEdits(
      ReviewWork work,
      GridModel grid,
      CellModel cell,
      ReviewRuns runs,
      ReviewList list,
      Undos undos) {
    this.work = work;
    this.grid = grid;
    this.cell = cell;
    this.runs = runs;
    this.list = list;
    this.undos = undos;
  }

  private Optional<Review> shown() {
    return grid.reviewProperty().get();
  }

  /** Begins a review with these columns, and shows it. */
  public void begin(String name, List<ReviewColumn> columns) {
    list.collection()
        .ifPresent(
            of ->
                work.change(
                    "begin a review",
                    engine -> engine.begin(of, name, columns),
                    made -> list.show(OptionalLong.of(made.id()))));
  }

  /** Begins a review with a set of questions, or adds them where the one shown has none yet. */
  public void begin(Playbook set) {
    Optional<Review> without = shown().filter(review -> review.columns().isEmpty());
    if (without.isEmpty()) {
      begin(set.name(), set.columns());
      return;
    }
    work.change(
        "add the questions of a set",
        engine -> {
          set.columns().forEach(column -> engine.addColumn(without.get().id(), column, false));
          return set;
        },
        done -> list.refresh());
  }

  /** A copy of the questions of the review that is shown, without answers. */
  public void copy(String name) {
    shown()
        .ifPresent(
            review ->
                work.change(
                    "copy a review",
                    engine -> engine.copy(review.id(), name),
                    made -> list.show(OptionalLong.of(made.id()))));
  }

  public void rename(String name) {
    shown()
        .filter(review -> !name.isBlank())
        .ifPresent(
            review ->
                work.change(
                    "rename a review",
                    engine -> engine.rename(review.id(), name.strip()),
                    done -> list.refresh()));
  }

  /** Hides the review that is shown; it can be brought back. */
  public void remove() {
    shown().ifPresent(this::remove);
  }

  private void remove(Review review) {
    if (runs.stateProperty().get() instanceof RunState.Running run && run.review() == review.id()) {
      runs.pause();
    }
    work.change(
        "remove a review",
        engine -> engine.remove(review.id()),
        done -> list.show(OptionalLong.empty()));
    cell.choose(Optional.empty());
    undos.push(
        Undos.Kind.REVIEW_REMOVED,
        review.name(),
        () ->
            work.change(
                "restore a review",
                engine -> engine.restore(review.id()),
                done -> list.show(OptionalLong.of(review.id()))));
  }
}
