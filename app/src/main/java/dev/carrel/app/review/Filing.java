// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.BatesNumbers;
import dev.carrel.engine.Reviews;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Optional;

/** For the file: tags of documents and cells, and the numbers of pages. Used on the FX thread. */
public final class Filing {
  private final ReviewWork work;
  private final GridModel grid;
  private final CellModel cell;
  private final Undos undos;
  private final BatesNumbers bates;
  private final Runnable changed;
  private Runnable onNumbered = () -> {};

  /**
   * Of a grid.
   *
   * @param changed looks again what there is
   */
  Filing(
      ReviewWork work,
      GridModel grid,
      CellModel cell,
      Undos undos,
      BatesNumbers bates,
      Runnable changed) {
    this.work = work;
    this.grid = grid;
    this.cell = cell;
    this.undos = undos;
    this.bates = bates;
    this.changed = changed;
  }

  /** Files a cell, or with {@link ReviewGrid.Key#ofDocument} a document, under a tag, or not. */
  public void tag(ReviewGrid.Key key, Tag tag, boolean on) {
    set(key, tag, on);
    undos.push(Undos.Kind.TAGGED, tag.name(), () -> set(key, tag, !on));
  }

  private void set(ReviewGrid.Key key, Tag tag, boolean on) {
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "tag",
                    engine -> set(engine, review, key, tag, on),
                    done -> {
                      if (grid.isOf(review.id())) {
                        grid.tag(key, tag, on);
                        cell.readHistory();
                      }
                    }));
  }

  private static boolean set(
      Reviews engine, Review review, ReviewGrid.Key key, Tag tag, boolean on) {
    Optional<KeptColumn> column =
        review.columns().stream().filter(c -> c.id() == key.column()).findFirst();
    return column.isPresent()
        ? engine.tag(review.id(), column.get(), key.document(), tag, on)
        : engine.tag(review.id(), key.document(), tag, on);
  }

  /** Numbers the pages of the collection; they keep their numbers. */
  public void number(BatesScheme scheme) {
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "number pages",
                    engine -> {
                      bates.set(review.collection(), scheme);
                      return scheme;
                    },
                    done -> {
                      changed.run();
                      onNumbered.run();
                    }));
  }

  /** Hears when pages have got Bates numbers. */
  public void onNumbered(Runnable listener) {
    onNumbered = listener;
  }
}
