package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The collections of the shelf, and which of them is open. */
final class Shelves {
  private final ObservableList<ShelfCollection> collections = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ShelfCollection>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ObservableList<ShelfCollection> collections() {
    return collections;
  }

  ReadOnlyObjectWrapper<Optional<ShelfCollection>> open() {
    return open;
  }

  /** The rows of the open one; none before it is open. */
  List<ShelfItem> openItems() {
    return open.get().map(collection -> List.copyOf(collection.items())).orElse(List.of());
  }

  boolean isOpen(ShelfItem item) {
    return open.get().filter(collection -> collection.items().contains(item)).isPresent();
  }

  Optional<ShelfCollection> of(ShelfItem item) {
    return collections.stream().filter(c -> c.items().contains(item)).findFirst();
  }

  Optional<ShelfCollection> collection(long id) {
    return collections.stream().filter(c -> c.id() == id).findFirst();
  }

  /** The rows of a document, that of the open collection first. */
  Stream<ShelfItem> rows(DocumentId document) {
    return Stream.concat(
            open.get().stream(), collections.stream().filter(collection -> !collection.isOpen()))
        .flatMap(collection -> collection.item(document).stream());
  }

  void setOpen(ShelfCollection next) {
    open.get().filter(former -> !former.equals(next)).ifPresent(former -> former.setOpen(false));
    next.setOpen(true);
    open.set(Optional.of(next));
  }
}
