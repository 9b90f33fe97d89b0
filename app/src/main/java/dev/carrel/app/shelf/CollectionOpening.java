// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.OpenedCollection;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens one collection in place of another: its documents are read, the other's are kept. */
public final class CollectionOpening {
  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final Consumer<ShelfItem> read;
  private final Runnable onLeaving;
  private final Runnable onChanged;
  private final Consumer<CarrelException> onFailed;
  private final List<ShelfItem> wished = new ArrayList<>();
  private int underWay;
  private boolean lent;

  /**
   * Opens on a shelf.
   *
   * @param read puts a row into the queue
   * @param onLeaving told before another one is opened
   * @param onChanged told when rows have changed
   */
  CollectionOpening(
      ShelfWork work, Consumer<ShelfItem> read, Runnable onLeaving, Runnable onChanged) {
    this.engine = work.engine();
    this.background = work.background();
    this.shelves = work.shelves();
    this.onFailed = work.onFailed();
    this.read = read;
    this.onLeaving = onLeaving;
    this.onChanged = onChanged;
  }

  /** Opens a collection in place of the one that is open. */
  public void open(ShelfCollection next) {
    onLeaving.run();
    Optional<ShelfCollection> former = shelves.openProperty().get();
    if (former.filter(next::equals).isPresent()) {
      return;
    }
    List.copyOf(wished).forEach(ShelfItem::cancelTask);
    former.ifPresent(left -> left.items().forEach(CollectionOpening::keep));
    shelves.setOpen(next);
    next.expandedProperty().set(true);
    if (!lent) {
      openInEngine(next);
    }
    onChanged.run();
  }

  /** Whether the engine still opens a collection: what waits there then is taken out again. */
  boolean isUnderWay() {
    return underWay > 0;
  }

  /** Has a row read once the engine has opened the collection. */
  void readWhenOpen(ShelfItem item) {
    Object wish = new Object();
    wished.add(item);
    item.become(new ItemState.Queued());
    item.workedOnBy(
        wish,
        () -> {
          wished.remove(item);
          if (item.isWorkedOnBy(wish)) {
            item.become(new ItemState.Indexed());
          }
        });
  }

  /** Whether something else has the context; nothing is read then. */
  boolean isLent() {
    return lent;
  }

  /** Lets something else have the context: what was read is on disk, what waits does so longer. */
  void lend() {
    lent = true;
    for (ShelfItem item : shelves.openItems()) {
      keep(item);
      boolean recognizing = item.state() instanceof ItemState.Recognizing; // without a context
      if (item.id().isPresent() && item.state().isBusy() && !recognizing) {
        item.cancelTask();
      }
    }
    onChanged.run();
  }

  private static void keep(ShelfItem item) {
    if (item.state() instanceof ItemState.Read) {
      item.become(new ItemState.Kept());
    }
  }

  /** Opens the collection again in which a person is now. */
  void takeBack() {
    if (lent) {
      lent = false;
      shelves.openItems().forEach(CollectionOpening::keep); // one may have ended meanwhile
      shelves.openProperty().get().ifPresent(this::openInEngine);
    }
  }

  private void openInEngine(ShelfCollection next) {
    underWay++;
    background
        .task(
            Lane.READING,
            "open a collection",
            (progress, cancellation) -> engine.collections().open(next.id()))
        .onDone(opened -> opened(next, opened))
        .onFailed(this::failed)
        .start();
  }

  private void failed(CarrelException error) {
    underWay--;
    if (!isUnderWay()) {
      takeWished().forEach(read);
    }
    onFailed.accept(error);
  }

  private void opened(ShelfCollection collection, OpenedCollection opened) {
    underWay--;
    if (isUnderWay() || !collection.isOpen() || lent) {
      return; // another one was opened since, or something else has the context
    }
    List<ShelfItem> alsoRead = takeWished();
    for (DocumentId document : opened.stay()) {
      collection.item(document).ifPresent(item -> item.become(new ItemState.Read(List.of())));
    }
    for (DocumentId document : opened.toRead()) {
      collection.item(document).filter(item -> item.state().canBeRead()).ifPresent(read);
    }
    alsoRead.forEach(read); // what it did not know of yet
    onChanged.run();
  }

  private List<ShelfItem> takeWished() {
    List<ShelfItem> taken = List.copyOf(wished);
    taken.forEach(ShelfItem::cancelTask);
    return taken;
  }
}
