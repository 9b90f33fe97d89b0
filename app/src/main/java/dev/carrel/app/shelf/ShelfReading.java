// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Which documents of the open collection the model reads, one after another, in its order. */
public final class ShelfReading {
  private final Engine engine;
  private final Shelves shelves;
  private final Fitting fitting;
  private final CollectionOpening opening;
  private final Scanning scanning;
  private final Reader reader;
  private final Counts counts = new Counts();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper modelMissing = new ReadOnlyBooleanWrapper();

  ShelfReading(ShelfWork work, Fitting fitting, CollectionOpening opening, Scanning scanning) {
    this.scanning = scanning;
    this.engine = work.engine();
    this.shelves = work.shelves();
    this.fitting = fitting;
    this.opening = opening;
    reader =
        new Reader(
            engine.study(),
            engine.reading().queue(),
            fitting::options,
            work.background().ui(),
            item -> count(),
            this::ended);
  }

  /** How much is read. */
  public Counts counts() {
    return counts;
  }

  /** Whether a person has paused reading. */
  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Holds reading at the next batch; questions are still answered. */
  public void pause() {
    engine.reading().pause();
    paused.set(true);
  }

  /** Lets reading go on. */
  public void resume() {
    engine.reading().resume();
    paused.set(false);
  }

  /** Whether reading stopped because there is no model. */
  public ReadOnlyBooleanProperty modelMissingProperty() {
    return modelMissing.getReadOnlyProperty();
  }

  /**
   * Puts a document into the queue of those to be read, if it is not there and not read. One that
   * is read alone takes the place of the others; one of another collection opens that.
   */
  public void read(ShelfItem item) {
    if (!item.state().canBeRead() || item.id().isEmpty()) {
      return;
    }
    if (Scanning.isLeft(item)) {
      scanning.resume(item);
      return;
    }
    Optional<Aside> aside = item.choice().aside();
    if (aside.isPresent()) {
      fitting.choose(item, ReadingChoice.WHOLE);
    }
    if (!shelves.isOpen(item)) {
      shelves.of(item).ifPresent(opening::open);
    } else if (aside.filter(why -> why == Aside.ONE_BY_ONE).isPresent()) {
      fitting.alone(item);
    } else {
      enqueue(item);
    }
  }

  void enqueue(ShelfItem item) {
    if (!item.state().canBeRead() || !shelves.isOpen(item) || opening.isLent()) {
      return;
    }
    if (opening.isUnderWay()) {
      opening.readWhenOpen(item);
    } else {
      reader.read(item);
    }
    count();
  }

  /**
   * Lets something else have the model until {@link #takeBack}: nothing is read meanwhile. What was
   * read stays on disk.
   */
  public void lend() {
    opening.lend();
  }

  /** Reads what was read before {@link #lend}, from where it is kept, and what came since. */
  public void takeBack() {
    opening.takeBack();
  }

  /** Puts every document of the open collection that is not read or set aside into the queue. */
  public void readAll() {
    shelves.openItems().stream()
        .filter(item -> item.id().isPresent() && item.choice().aside().isEmpty())
        .filter(item -> !(item.state() instanceof ItemState.Failed))
        .forEach(this::enqueue);
  }

  /** What was read and is not any more is put into the queue again, in this order. */
  public void readAgain(List<DocumentId> documents) {
    for (DocumentId id : documents) {
      shelves.openItems().stream()
          .filter(item -> item.id().filter(id::equals).isPresent())
          .filter(item -> !item.state().isBusy())
          .forEach(
              item -> {
                item.become(new ItemState.Indexed());
                enqueue(item);
              });
    }
    count();
  }

  private void ended(ShelfItem item, Optional<CarrelException> problem) {
    modelMissing.set(problem.filter(e -> e.code() == Code.MODEL_MISSING).isPresent());
    if (modelMissing.get()) {
      // Not the document's fault: the desk offers a model, and the row waits as it did before.
      item.become(new ItemState.Indexed());
    } else if (problem.filter(e -> e.code() == Code.DOES_NOT_FIT).isPresent()) {
      fitting.offer(item);
    }
    if (problem.isEmpty() && item.state() instanceof ItemState.Read) {
      catchUpRead();
    }
    count();
  }

  /**
   * Stops what is under way for a row: a file being taken in goes, a document stays unread, one
   * whose pictures are read stays as far as it is.
   */
  public void cancel(ShelfItem item) {
    if (item.state() instanceof ItemState.Recognizing) {
      scanning.stop(item);
      return;
    }
    boolean reads = item.id().isPresent() && item.state().isBusy();
    item.cancelTask();
    if (reads) {
      fitting.choose(item, ReadingChoice.aside(Aside.BY_PERSON));
    }
  }

  /** Rows may have left the context, or wait to be read. */
  void catchUp() {
    scanning.catchUp();
    catchUpRead();
    shelves.openItems().stream()
        .filter(item -> item.id().isPresent() && item.choice().aside().isEmpty())
        .filter(item -> item.state() instanceof ItemState.Indexed)
        .forEach(this::enqueue);
    reader.order(shelves.openItems().stream().flatMap(item -> item.id().stream()).toList());
    count();
  }

  /** What stood behind a removed document is no longer in the context and is read again. */
  private void catchUpRead() {
    List<DocumentId> read = engine.reading().documents();
    for (ShelfItem item : shelves.openItems()) {
      boolean isRead = item.id().filter(read::contains).isPresent();
      if (item.state() instanceof ItemState.Read && !isRead) {
        item.become(new ItemState.Indexed());
        enqueue(item);
      }
    }
  }

  void count() {
    counts.count(shelves.openItems());
  }
}
