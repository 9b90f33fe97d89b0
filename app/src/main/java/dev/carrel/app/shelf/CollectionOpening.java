// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.OpenedCollection;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
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
    former.ifPresent(left -> left.items().forEach(CollectionOpening::keep));
    shelves.setOpen(next);
    next.expandedProperty().set(true);
    if (!lent) {
      openInEngine(next);
    }
    onChanged.run();
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
    background
        .task(
            Lane.READING,
            "open a collection",
            (progress, cancellation) -> engine.collections().open(next.id()))
        .onDone(opened -> opened(next, opened))
        .onFailed(onFailed)
        .start();
  }

  private void opened(ShelfCollection collection, OpenedCollection opened) {
    if (!collection.isOpen() || lent) {
      return; // another one was opened since, or something else has the context
    }
    for (DocumentId document : opened.stay()) {
      collection.item(document).ifPresent(item -> item.become(new ItemState.Read(List.of())));
    }
    for (DocumentId document : opened.toRead()) {
      collection.item(document).filter(item -> item.state().canBeRead()).ifPresent(read);
    }
    onChanged.run();
  }
}
