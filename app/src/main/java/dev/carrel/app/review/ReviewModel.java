// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Background;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.Review.KeptColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The reviews of the collection that is open, as the parts of the room that each know one thing of
 * them. Used on the FX thread; the engine is asked beside it.
 */
public final class ReviewModel {
  private final GridModel grid = new GridModel();
  private final Undos undos = new Undos();
  private final CellModel cell;
  private final Asking asking;
  private final ReviewRecall recall;
  private final ReviewList list;
  private final ReviewEdits edits;
  private final ColumnEdits columns;
  private final Filing filing;
  private final ReviewTalk talk;
  private final ReviewFiles files;
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Of no collection yet.
   *
   * @param options how documents are read; asked for when a run begins
   */
  public ReviewModel(Engine engine, Supplier<ReadOptions> options, Background background) {
    ReviewWork work = new ReviewWork(engine.reviews(), background, this::failed);
    cell = new CellModel(work, grid, undos);
    asking = new Asking(engine, work, grid, options, this::heard);
    recall = new ReviewRecall(grid, asking);
    list = new ReviewList(work, grid, cell, asking.plans(), recall);
    edits = new ReviewEdits(work, grid, cell, asking.runs(), list, undos);
    columns = new ColumnEdits(work, grid, cell, undos, list::refresh);
    filing = new Filing(work, grid, cell, undos, engine.bates(), list::refresh);
    talk = new ReviewTalk(work, grid);
    files = new ReviewFiles(work, grid);
    asking
        .runs()
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof RunState.Idle) {
                list.refresh(); // a cell whose answer was broken off waits again
              }
            });
  }

  private void failed(CarrelException problem) {
    list.failed();
    error.set(Optional.of(problem));
  }

  private void heard(List<Cell> cells) {
    Set<Long> shown =
        grid.columns().stream().map(KeptColumn::id).collect(Collectors.toUnmodifiableSet());
    List<Cell> ours = cells.stream().filter(each -> shown.contains(each.column())).toList();
    if (!ours.isEmpty()) {
      grid.put(ours);
      cell.readHistory();
    }
  }

  /** The review that is shown. */
  public GridModel grid() {
    return grid;
  }

  /** The cell that is looked at. */
  public CellModel cell() {
    return cell;
  }

  /** Which reviews there are, and which is shown. */
  public ReviewList list() {
    return list;
  }

  /** Beginning, copying, naming and removing reviews. */
  public ReviewEdits edits() {
    return edits;
  }

  /** Adding, changing, moving and removing columns. */
  public ColumnEdits columns() {
    return columns;
  }

  /** Which cells are asked, and when. */
  public Asking asking() {
    return asking;
  }

  /** Having cells answered. */
  public ReviewRuns runs() {
    return asking.runs();
  }

  /** What a run would take. */
  public RunPlans plans() {
    return asking.plans();
  }

  /** Tags, and the numbers of pages. */
  public Filing filing() {
    return filing;
  }

  /** Conversations that become columns, and cells that become conversations. */
  public ReviewTalk talk() {
    return talk;
  }

  /** Reviews and sets of questions as files. */
  public ReviewFiles files() {
    return files;
  }

  /** Where a person was, from start to start. */
  public ReviewRecall recall() {
    return recall;
  }

  /** Taking back what a person did. */
  public Undos undos() {
    return undos;
  }

  /** What went wrong, until {@link #dismissError}. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  public void dismissError() {
    error.set(Optional.empty());
  }
}
