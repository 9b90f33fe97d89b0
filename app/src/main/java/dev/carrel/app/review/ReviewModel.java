// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Background;
import dev.carrel.engine.BatesNumbers;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The reviews of the collection that is open: one of them is shown. Used on the FX thread; the
 * engine is asked beside it.
 */
public final class ReviewModel {
  private static final Set<CellState> OPEN =
      EnumSet.of(CellState.WAITING, CellState.FAILED, CellState.STALE);

  private final ReviewWork work;
  private final GridModel grid = new GridModel();
  private final Undos undos = new Undos();
  private final BatesNumbers bates;
  private final CellModel cell;
  private final ReviewRuns runs;
  private final RunPlans plans;
  private final ColumnEdits columns;
  private final ReviewFiles files;
  private final ObservableList<Review> reviews = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> proposed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Review>> interrupted =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper inBackground = new ReadOnlyBooleanWrapper();
  private boolean restarts;
  private boolean looking;
  private boolean looksAgain;
  private Consumer<ConversationEntry> onConversation = entry -> {};
  private Runnable onNumbered = () -> {};
  private final Set<Long> openLast = new LinkedHashSet<>();
  private ReviewMemory remembered = ReviewMemory.FIRST;
  private OptionalLong collection = OptionalLong.empty();

  /**
   * Of no collection yet.
   *
   * @param options how documents are read; asked for when a run begins
   */
  public ReviewModel(Engine engine, Supplier<ReadOptions> options, Background background) {
    work = new ReviewWork(engine.reviews(), background, this::failed);
    bates = engine.bates();
    cell = new CellModel(work, grid, undos);
    columns = new ColumnEdits(work, grid, cell, undos, this::refresh);
    Supplier<ReadOptions> asChosen =
        () -> inBackground.get() ? options.get().inBackground() : options.get();
    runs = new ReviewRuns(engine, work, asChosen, this::heard);
    plans = new RunPlans(work, asChosen, engine.home().contexts());
    files = new ReviewFiles(work, engine.documents(), engine.platform().clock(), grid);
    runs.stateProperty()
        .subscribe(
            state -> {
              grid.reading(
                  state instanceof RunState.Running run ? run.reading() : Optional.empty());
              if (state instanceof RunState.Idle) {
                refresh(); // a cell whose answer was broken off waits again
              }
            });
    runs.pausedProperty()
        .subscribe(
            rest -> {
              if (restarts && rest.isPresent()) {
                restarts = false;
                goOn();
              }
            });
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

  /** The review that is shown. */
  public GridModel grid() {
    return grid;
  }

  /** The cell that is looked at. */
  public CellModel cell() {
    return cell;
  }

  /** Adding, changing, moving and removing columns. */
  public ColumnEdits columns() {
    return columns;
  }

  /** Having cells answered. */
  public ReviewRuns runs() {
    return runs;
  }

  /** What a run would take. */
  public RunPlans plans() {
    return plans;
  }

  /** Reviews and sets of questions as files. */
  public ReviewFiles files() {
    return files;
  }

  /** Taking back what a person did. */
  public Undos undos() {
    return undos;
  }

  /** The reviews of the collection, the newest first. */
  public ObservableList<Review> reviews() {
    return FXCollections.unmodifiableObservableList(reviews);
  }

  /** What went wrong, until {@link #dismissError}. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  public void dismissError() {
    error.set(Optional.empty());
  }

  /** Shows the newest review of a collection; what runs in another goes on until it is paused. */
  public void open(OptionalLong next) {
    collection = next;
    plans.leave();
    cell.choose(Optional.empty());
    grid.clear();
    reviews.clear();
    refresh(OptionalLong.empty());
  }

  private void failed(CarrelException problem) {
    looking = false;
    error.set(Optional.of(problem));
  }

  /** Documents have come or gone; where many do, it looks again once and not for each. */
  public void membersChanged() {
    if (looking) {
      looksAgain = true;
    } else if (collection.isPresent()) {
      looking = true;
      refresh(shown());
    }
  }

  private void looked() {
    looking = false;
    if (looksAgain) {
      looksAgain = false;
      membersChanged();
    }
  }

  /** Looks again what there is: documents may have come or gone. */
  public void refresh() {
    refresh(shown());
  }

  private OptionalLong shown() {
    return grid.reviewProperty()
        .get()
        .map(review -> OptionalLong.of(review.id()))
        .orElse(OptionalLong.empty());
  }

  private record Found(List<Review> reviews, Optional<ReviewGrid> grid) {}

  private void refresh(OptionalLong wanted) {
    if (collection.isEmpty()) {
      return;
    }
    long of = collection.getAsLong();
    Set<Long> last = Set.copyOf(openLast);
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
            found.grid().ifPresentOrElse(this::showFound, grid::clear);
          }
          looked();
        });
  }

  private void showFound(ReviewGrid found) {
    grid.show(found);
    long id = found.review().id();
    reviews.forEach(each -> openLast.remove(each.id()));
    openLast.add(id);
    recallPlace(found);
    if (remembered.running() == id) {
      boolean left = runs.isIdle() && open() > 0;
      remembered = remembered.withoutRunning();
      interrupted.set(left ? Optional.of(found.review()) : Optional.empty());
    }
  }

  /** Where a person was when the desk was closed. */
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

  /** Takes up what was remembered of an earlier start, before a collection is opened. */
  public void recall(ReviewMemory memory) {
    remembered = memory;
    openLast.addAll(memory.open());
    grid.look().recall(memory);
    inBackground.set(memory.inBackground());
  }

  /**
   * What is to be remembered.
   *
   * @param shown whether the room is
   */
  public ReviewMemory memory(boolean shown) {
    GridLook look = grid.look();
    long running =
        runs.stateProperty().get() instanceof RunState.Running run
            ? run.review()
            : runs.pausedProperty()
                .get()
                .map(ReviewRuns.Paused::review)
                .or(() -> interrupted.get().map(Review::id))
                .orElse(remembered.running());
    return ReviewMemory.of(
        shown,
        List.copyOf(openLast),
        look,
        grid.filterProperty().get(),
        grid.placeProperty().get(),
        running,
        inBackground.get());
  }

  /** A question that was asked elsewhere and may become a column; empty when that is decided. */
  public ReadOnlyObjectProperty<Optional<String>> proposedProperty() {
    return proposed.getReadOnlyProperty();
  }

  /** Proposes a question as a column. */
  public void propose(String question) {
    proposed.set(Optional.of(question));
  }

  void takeProposed() {
    proposed.set(Optional.empty());
  }

  /** A review that was being answered when the desk was closed; empty when a person has decided. */
  public ReadOnlyObjectProperty<Optional<Review>> interruptedProperty() {
    return interrupted.getReadOnlyProperty();
  }

  /** Goes on with it. */
  public void resume() {
    Optional<Review> found = interrupted.get();
    leaveInterrupted();
    if (found.map(Review::id).equals(grid.reviewProperty().get().map(Review::id))) {
      start();
    }
  }

  /** Leaves it as it is. */
  public void leaveInterrupted() {
    interrupted.set(Optional.empty());
  }

  private void heard(List<Cell> cells) {
    Set<Long> columns =
        grid.columns().stream().map(KeptColumn::id).collect(Collectors.toUnmodifiableSet());
    List<Cell> ours = cells.stream().filter(each -> columns.contains(each.column())).toList();
    if (!ours.isEmpty()) {
      grid.put(ours);
      cell.readHistory();
    }
  }

  /** Shows another review of the collection. */
  public void show(Review review) {
    if (shown().equals(OptionalLong.of(review.id()))) {
      return;
    }
    cell.choose(Optional.empty());
    plans.leave();
    refresh(OptionalLong.of(review.id()));
  }

  /** Begins a review with these columns, and shows it. */
  public void begin(String name, List<ReviewColumn> columns) {
    collection.ifPresent(
        of ->
            work.change(
                "begin a review",
                engine -> engine.begin(of, name, columns),
                made -> refresh(OptionalLong.of(made.id()))));
  }

  /** Begins a review with a set of questions, or adds them where the one shown has none yet. */
  public void begin(Playbook set) {
    Optional<Review> without = grid.reviewProperty().get().filter(r -> r.columns().isEmpty());
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
        done -> refresh());
  }

  /** A copy of the questions of the review that is shown, without answers. */
  public void copy(String name) {
    withReview(
        review ->
            work.change(
                "copy a review",
                engine -> engine.copy(review.id(), name),
                made -> refresh(OptionalLong.of(made.id()))));
  }

  public void rename(String name) {
    withReview(
        review -> {
          if (!name.isBlank()) {
            work.change(
                "rename a review",
                engine -> engine.rename(review.id(), name.strip()),
                done -> refresh());
          }
        });
  }

  /** Hides the review that is shown; it can be brought back. */
  public void remove() {
    withReview(
        review -> {
          if (runs.stateProperty().get() instanceof RunState.Running run
              && run.review() == review.id()) {
            runs.pause();
          }
          work.change(
              "remove a review",
              engine -> engine.remove(review.id()),
              done -> refresh(OptionalLong.empty()));
          cell.choose(Optional.empty());
          undos.push(
              Undos.Kind.REVIEW_REMOVED,
              review.name(),
              () ->
                  work.change(
                      "restore a review",
                      engine -> engine.restore(review.id()),
                      done -> refresh(OptionalLong.of(review.id()))));
        });
  }

  /** Hears of a conversation that is to be shown. */
  public void onConversation(Consumer<ConversationEntry> listener) {
    onConversation = listener;
  }

  /** Begins a conversation with what the machine answered in a cell, to ask on from there. */
  public void converse(ReviewGrid.Key key) {
    Optional<KeptColumn> column = grid.column(key.column());
    withReview(
        review ->
            column.ifPresent(
                kept ->
                    work.change(
                        "begin a conversation with a cell",
                        engine -> engine.converse(review, kept, key.document()),
                        begun -> begun.ifPresent(onConversation))));
  }

  /** Files a cell, or with {@link ReviewGrid.Key#ofDocument} a document, under a tag, or not. */
  public void tag(ReviewGrid.Key key, Tag tag, boolean on) {
    setTag(key, tag, on);
    undos.push(Undos.Kind.TAGGED, tag.name(), () -> setTag(key, tag, !on));
  }

  private void setTag(ReviewGrid.Key key, Tag tag, boolean on) {
    withReview(
        review ->
            work.change(
                "tag",
                engine -> {
                  Optional<KeptColumn> column =
                      review.columns().stream().filter(c -> c.id() == key.column()).findFirst();
                  return column.isPresent()
                      ? engine.tag(review.id(), column.get(), key.document(), tag, on)
                      : engine.tag(review.id(), key.document(), tag, on);
                },
                changed -> {
                  if (shown().equals(OptionalLong.of(review.id()))) {
                    grid.tag(key, tag, on);
                    cell.readHistory();
                  }
                }));
  }

  /** Numbers the pages of the collection; they keep their numbers. */
  public void number(BatesScheme scheme) {
    withReview(
        review ->
            work.change(
                "number pages",
                engine -> {
                  bates.set(review.collection(), scheme);
                  return scheme;
                },
                done -> {
                  refresh();
                  onNumbered.run();
                }));
  }

  /** Hears when pages have got Bates numbers. */
  public void onNumbered(Runnable listener) {
    onNumbered = listener;
  }

  /** How many cells a run would answer now. */
  public int open() {
    return grid.counts().entrySet().stream()
        .filter(entry -> OPEN.contains(entry.getKey()))
        .mapToInt(entry -> entry.getValue())
        .sum();
  }

  /** Has all answered that waits, failed or is stale, without a further word. */
  public void start() {
    run(Optional.empty());
  }

  /** What is left of a run of the review that is shown, if a person has paused it. */
  public Optional<ReviewRuns.Paused> paused() {
    return runs.pausedProperty()
        .get()
        .filter(rest -> shown().equals(OptionalLong.of(rest.review())));
  }

  /** Goes on with what was paused, or with all that is to be answered. */
  public void goOn() {
    run(paused().flatMap(ReviewRuns.Paused::cells));
  }

  /** Begins what was planned. */
  public void start(RunPlan plan) {
    plans.leave();
    if (shown().equals(OptionalLong.of(plan.review().id()))) {
      run(plan.cells());
    }
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
      withReview(review -> plans.make(review.id(), cells));
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
    withReview(
        review ->
            work.ask(
                "what is to be answered",
                engine -> engine.grid(review.id()),
                now -> {
                  showIfSame(now);
                  runs.start(now, cells);
                }));
  }

  private void showIfSame(ReviewGrid now) {
    if (shown().equals(OptionalLong.of(now.review().id()))) {
      grid.show(now);
    }
  }

  private void withReview(Consumer<Review> act) {
    grid.reviewProperty().get().ifPresent(act);
  }

  /** The document of a row that a person is in; empty if no cell is looked at. */
  public Optional<DocumentEntry> document() {
    return cell.document();
  }
}
