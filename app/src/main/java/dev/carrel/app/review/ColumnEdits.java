// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a person does to the columns of the review that is shown. Used on the FX thread. */
public final class ColumnEdits {
  private final ReviewWork work;
  private final GridModel grid;
  private final CellModel cell;
  private final Undos undos;
  private final Runnable changed;

  /**
   * Of a grid.
   *
   * @param changed looks again what there is
   */
  ColumnEdits(ReviewWork work, GridModel grid, CellModel cell, Undos undos, Runnable changed) {
    this.work = work;
    this.grid = grid;
    this.cell = cell;
    this.undos = undos;
    this.changed = changed;
  }

  /** Puts a column behind the others. */
  public void add(ReviewColumn column, boolean second) {
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "add a column",
                    engine -> engine.addColumn(review.id(), column, second),
                    made -> changed.run()));
  }

  /** Changes a column; what was answered to another question is stale then. */
  public void change(long id, ReviewColumn column, boolean second) {
    work.change(
        "change a column",
        engine -> {
          engine.changeColumn(id, column, second);
          return id;
        },
        done -> changed.run());
  }

  /** Hides a column with its cells; it can be brought back. */
  public void remove(KeptColumn column) {
    cell.choose(Optional.empty());
    work.change(
        "remove a column",
        engine -> {
          engine.removeColumn(column.id());
          return column;
        },
        done -> changed.run());
    undos.push(
        Undos.Kind.COLUMN_REMOVED,
        column.column().title(),
        () ->
            work.change(
                "restore a column",
                engine -> {
                  engine.restoreColumn(column.id());
                  return column;
                },
                done -> changed.run()));
  }

  /** Moves a column to the place of another. */
  public void move(long id, KeptColumn to) {
    List<Long> order = new ArrayList<>(grid.columns().stream().map(KeptColumn::id).toList());
    int from = order.indexOf(id);
    int place = order.indexOf(to.id());
    if (from < 0 || place < 0 || from == place) {
      return;
    }
    order.add(place, order.remove(from));
    List<Long> next = Collections.unmodifiableList(order);
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "order columns",
                    engine -> {
                      engine.orderColumns(review.id(), next);
                      return next;
                    },
                    done -> changed.run()));
  }
}
