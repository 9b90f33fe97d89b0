// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewGrid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reviews of the collection that is open, of which one is shown. */
public final class ReviewList {
  private final ReviewWork work;
  private final GridModel grid;
  private final CellModel cell;
  private final RunPlans plans;
  private final ReviewRecall recall;
  private final ObservableList<Review> reviews = FXCollections.observableArrayList();
  private OptionalLong collection = OptionalLong.empty();
  private boolean looking;
  private boolean looksAgain;

  ReviewList(ReviewWork work, GridModel grid, CellModel cell, RunPlans plans, ReviewRecall recall) {
    this.work = work;
    this.grid = grid;
    this.cell = cell;
    this.plans = plans;
    this.recall = recall;
  }

  /** All, the newest first. */
  public ObservableList<Review> reviews() {
    return FXCollections.unmodifiableObservableList(reviews);
  }

  /** The collection that is open; empty for none. */
  OptionalLong collection() {
    return collection;
  }

  /** Shows the newest review of a collection; what runs in another goes on until it is paused. */
  public void open(OptionalLong next) {
    collection = next;
    plans.leave();
    cell.choose(Optional.empty());
    grid.clear();
    reviews.clear();
    show(OptionalLong.empty());
  }

  /** Shows another review of the collection. */
  public void show(Review review) {
    if (!grid.isOf(review.id())) {
      cell.choose(Optional.empty());
      plans.leave();
      show(OptionalLong.of(review.id()));
    }
  }

  /** Documents have come or gone; where many do, it looks again once and not for each. */
  public void membersChanged() {
    if (looking) {
      looksAgain = true;
    } else if (collection.isPresent()) {
      looking = true;
      refresh();
    }
  }

  /** Looks again what there is: documents may have come or gone. */
  public void refresh() {
    show(
        grid.reviewProperty()
            .get()
            .map(review -> OptionalLong.of(review.id()))
            .orElse(OptionalLong.empty()));
  }

  private record Found(List<Review> reviews, Optional<ReviewGrid> grid) {}

  /** Looks again, and shows this review; one that was shown before if it is not there. */
  void show(OptionalLong wanted) {
    if (collection.isEmpty()) {
      return;
    }
    long of = collection.getAsLong();
    Set<Long> last = recall.openLast();
    work.ask(
        "reviews of a collection",
        engine -> {
          List<Review> all = engine.all().stream().filter(r -> r.collection() == of).toList();
          Optional<Review> shown =
              all.stream()
                  .filter(r -> wanted.isPresent() && r.id() == wanted.getAsLong())
                  .findFirst()
                  .or(() -> all.stream().filter(r -> last.contains(r.id())).findFirst())
                  .or(() -> all.stream().findFirst());
          return new Found(all, shown.map(r -> engine.grid(r.id())));
        },
        found -> {
          if (collection.equals(OptionalLong.of(of))) {
            reviews.setAll(found.reviews());
            found.grid().ifPresentOrElse(this::found, grid::clear);
          }
          looked();
        });
  }

  private void found(ReviewGrid found) {
    grid.show(found);
    recall.shown(found, reviews);
  }

  private void looked() {
    looking = false;
    if (looksAgain) {
      looksAgain = false;
      membersChanged();
    }
  }

  /** What was asked of the engine failed, perhaps this. */
  void failed() {
    looking = false;
  }
}
