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
    former.ifPresent(
        left -> {
          for (ShelfItem item : left.items()) {
            if (item.state() instanceof ItemState.Read) {
              item.become(new ItemState.Kept());
            }
          }
        });
    shelves.setOpen(next);
    next.expandedProperty().set(true);
    background
        .task(
            Lane.READING,
            "open a collection",
            (progress, cancellation) -> engine.collections().open(next.id()))
        .onDone(opened -> opened(next, opened))
        .onFailed(onFailed)
        .start();
    onChanged.run();
  }

  private void opened(ShelfCollection collection, OpenedCollection opened) {
    if (!collection.isOpen()) {
      return; // another one was opened since
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
