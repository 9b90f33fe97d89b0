// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewGrid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where a person was, from start to start of the desk, and what was being answered then. */
public final class ReviewRecall {
  private final GridModel grid;
  private final Asking asking;
  private final ReadOnlyObjectWrapper<Optional<Review>> interrupted =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Set<Long> openLast = new LinkedHashSet<>();
  private ReviewMemory remembered = ReviewMemory.FIRST;

  ReviewRecall(GridModel grid, Asking asking) {
    this.grid = grid;
    this.asking = asking;
  }

  /** Takes up what was remembered of an earlier start, before a collection is opened. */
  public void from(ReviewMemory memory) {
    remembered = memory;
    openLast.addAll(memory.open());
    grid.look().recall(memory);
    asking.inBackground(memory.inBackground());
  }

  /**
   * What is to be remembered.
   *
   * @param shown whether the room is
   */
  public ReviewMemory memory(boolean shown) {
    return ReviewMemory.of(
        shown,
        List.copyOf(openLast),
        grid.look(),
        grid.filterProperty().get(),
        grid.placeProperty().get(),
        running(),
        asking.inBackgroundProperty().get());
  }

  private long running() {
    return asking.runs().stateProperty().get() instanceof RunState.Running run
        ? run.review()
        : asking
            .runs()
            .pausedProperty()
            .get()
            .map(ReviewRuns.Paused::review)
            .or(() -> interrupted.get().map(Review::id))
            .orElse(remembered.running());
  }

  /** The reviews that were shown last of their collections. */
  Set<Long> openLast() {
    return Set.copyOf(openLast);
  }

  /**
   * A review is shown.
   *
   * @param beside all of its collection
   */
  void shown(ReviewGrid found, List<Review> beside) {
    long id = found.review().id();
    beside.forEach(each -> openLast.remove(each.id()));
    openLast.add(id);
    recallPlace(found);
    if (remembered.running() == id) {
      boolean left = asking.runs().isIdle() && asking.open() > 0;
      remembered = remembered.withoutRunning();
      interrupted.set(left ? Optional.of(found.review()) : Optional.empty());
    }
  }

  private void recallPlace(ReviewGrid found) {
    boolean here =
        found.review().columns().stream().anyMatch(column -> column.id() == remembered.column());
    if (here) {
      found.rows().stream()
          .map(DocumentEntry::id)
          .filter(row -> row.sha256().equals(remembered.document()))
          .findFirst()
          .ifPresent(row -> grid.place(Optional.of(new ReviewGrid.Key(remembered.column(), row))));
      remembered.filtering().ifPresent(by -> grid.filter(Optional.of(by)));
      remembered = remembered.withoutPlace();
    }
  }

  /** A review that was being answered when the desk was closed; empty when a person has decided. */
  public ReadOnlyObjectProperty<Optional<Review>> interruptedProperty() {
    return interrupted.getReadOnlyProperty();
  }

  /** Goes on with it. */
  public void resume() {
    Optional<Review> found = interrupted.get();
    leaveInterrupted();
    if (found.filter(review -> grid.isOf(review.id())).isPresent()) {
      asking.start();
    }
  }

  /** Leaves it as it is. */
  public void leaveInterrupted() {
    interrupted.set(Optional.empty());
  }
}
