package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * Removing with undo: the row goes at once, the document only when the removal can no longer be
 * undone, since forgetting it would cost minutes of reading to get back.
 */
final class Removal {
  private final Engine engine;
  private final Background background;
  private final ObservableList<ShelfItem> items;
  private final Runnable onForgotten;
  private final ReadOnlyObjectWrapper<Optional<ShelfItem>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int place;

  Removal(
      Engine engine, Background background, ObservableList<ShelfItem> items, Runnable onForgotten) {
    this.engine = engine;
    this.background = background;
    this.items = items;
    this.onForgotten = onForgotten;
  }

  ReadOnlyObjectProperty<Optional<ShelfItem>> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  boolean isPending(DocumentId id) {
    return removed.get().flatMap(ShelfItem::document).filter(d -> d.id().equals(id)).isPresent();
  }

  void remove(ShelfItem item) {
    int index = items.indexOf(item);
    if (index < 0) {
      return;
    }
    settle();
    place = index;
    items.remove(index);
    if (item.document().isPresent()) {
      removed.set(Optional.of(item));
    }
  }

  Optional<ShelfItem> undo() {
    Optional<ShelfItem> item = removed.get();
    removed.set(Optional.empty());
    item.ifPresent(back -> items.add(Math.min(place, items.size()), back));
    return item;
  }

  void settle() {
    Optional<ShelfItem> item = removed.get();
    removed.set(Optional.empty());
    item.flatMap(ShelfItem::document)
        .ifPresent(
            document ->
                background
                    .task(
                        Lane.READING,
                        "remove " + document.name(),
                        (progress, cancellation) -> {
                          engine.remove(document.id());
                          return true;
                        })
                    .finishedAtClose()
                    .onDone(done -> onForgotten.run())
                    .start());
  }
}
