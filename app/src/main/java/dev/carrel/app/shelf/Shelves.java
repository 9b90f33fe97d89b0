// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What stands on the shelf: collections with their rows, one of them open. */
public final class Shelves {
  private final ObservableList<ShelfCollection> collections = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ShelfCollection>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Shelves() {}

  /** The collections, in order. */
  public ObservableList<ShelfCollection> collections() {
    return collections;
  }

  /** The collection that is read and asked about; empty until the shelf is loaded. */
  public ReadOnlyObjectProperty<Optional<ShelfCollection>> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The rows of the open collection, in the order of reading; none before it is open. */
  public List<ShelfItem> openItems() {
    return open.get().map(collection -> List.copyOf(collection.items())).orElse(List.of());
  }

  boolean isOpen(ShelfItem item) {
    return open.get().filter(collection -> collection.items().contains(item)).isPresent();
  }

  /** The collection that a row stands in. */
  public Optional<ShelfCollection> of(ShelfItem item) {
    return collections.stream().filter(c -> c.items().contains(item)).findFirst();
  }

  Optional<ShelfCollection> collection(long id) {
    return collections.stream().filter(c -> c.id() == id).findFirst();
  }

  /** The row of a document, in the open collection if it is in that. */
  public Optional<ShelfItem> item(DocumentId document) {
    return rows(document).findFirst();
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
