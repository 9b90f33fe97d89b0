// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.shelf.Undoable.Kind;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removing with undo: rows go at once, documents only when the removal is settled, since what
 * stands behind them in the context has to be brought there again.
 */
public final class ShelfRemoval {
  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final Shown shown;
  private final CollectionOpening opening;
  private final UndoStack undo;
  private final Runnable onRemoved;
  private final Runnable onChanged;
  private final List<Removed> pending = new ArrayList<>();

  /**
   * Removes from a shelf.
   *
   * @param onRemoved rows are gone
   * @param onChanged what is read may be less now, or rows wait to be read
   */
  ShelfRemoval(
      ShelfWork work,
      Shown shown,
      CollectionOpening opening,
      Runnable onRemoved,
      Runnable onChanged) {
    this.engine = work.engine();
    this.background = work.background();
    this.shelves = work.shelves();
    this.undo = work.undo();
    this.shown = shown;
    this.opening = opening;
    this.onRemoved = onRemoved;
    this.onChanged = onChanged;
  }

  /** Takes a row off the shelf. */
  public void remove(ShelfItem item) {
    remove(List.of(item));
  }

  /** Takes rows off the shelf, and with an archive, a mail or a PDF what was inside of it. */
  public void remove(List<ShelfItem> chosen) {
    List<ShelfItem> items =
        Stream.concat(chosen.stream(), chosen.stream().flatMap(this::within)).distinct().toList();
    items.forEach(ShelfItem::cancelTask);
    items.stream().filter(shown::isSelected).findFirst().ifPresent(item -> shown.clear());
    items.stream()
        .filter(item -> shelves.of(item).isPresent())
        .collect(Collectors.groupingBy(item -> shelves.of(item).orElseThrow()))
        .forEach((collection, rows) -> remove(collection, rows, chosen));
    onRemoved.run();
  }

  /** What came from inside of a row's file and stands in its collection, at any depth. */
  private Stream<ShelfItem> within(ShelfItem item) {
    return shelves.of(item).stream()
        .flatMap(collection -> collection.items().stream())
        .filter(other -> !other.equals(item) && !other.file().equals(item.file()))
        .filter(other -> other.file().startsWith(item.file()));
  }

  private void remove(ShelfCollection collection, List<ShelfItem> items, List<ShelfItem> chosen) {
    Removed removed = new Removed(collection);
    for (ShelfItem item : items) {
      int place = collection.items().indexOf(item);
      if (place >= 0 && item.id().isPresent()) {
        removed.rows.put(place, item);
      }
    }
    collection.items().removeAll(items);
    if (!removed.rows.isEmpty()) {
      pending.add(removed);
      boolean one = chosen.size() == 1 && items.size() > 1;
      undo.push(
          new Undoable(
              one ? Kind.REMOVED_WITHIN : Kind.REMOVED,
              one ? chosen.getFirst().name() : removed.rows.firstEntry().getValue().name(),
              one ? items.size() - 1 : removed.rows.size(),
              removed::settle,
              removed::undo,
              forGood(removed)));
    }
  }

  /** Not of what stands in another collection, too: it stays there. */
  private Optional<ForGood> forGood(Removed removed) {
    List<DocumentId> documents = removed.documents();
    boolean elsewhere = documents.stream().anyMatch(id -> shelves.item(id).isPresent());
    return elsewhere
        ? Optional.empty()
        : Optional.of(
            new ForGood(() -> Erasable.documents(documents), () -> pending.remove(removed)));
  }

  /** Takes back the removal of a document that comes again; tells whether there was one. */
  boolean takeBack(ShelfCollection collection, DocumentId document) {
    for (Removed removed : List.copyOf(pending)) {
      boolean has = removed.rows.values().stream().anyMatch(item -> item.is(document));
      if (removed.collection.equals(collection) && has) {
        removed.undo();
        return true;
      }
    }
    return false;
  }

  /** Takes a collection off the shelf, if it is not the last, with documents in no other. */
  public void remove(ShelfCollection collection) {
    int place = shelves.collections().indexOf(collection);
    if (place < 0 || shelves.collections().size() < 2) {
      return;
    }
    if (collection.isOpen()) {
      opening.open(shelves.collections().get(place == 0 ? 1 : place - 1));
    }
    shown
        .selectedProperty()
        .get()
        .filter(collection.items()::contains)
        .ifPresent(item -> shown.clear());
    shelves.collections().remove(collection);
    List<DocumentId> documents = collection.documents();
    List<DocumentId> gone = new ArrayList<>();
    background
        .task(
            Lane.READING,
            "remove a collection",
            (progress, cancellation) -> {
              for (DocumentId document : documents) {
                if (!engine.collections().isElsewhere(document, collection.id())) {
                  engine.documents().remove(document);
                  gone.add(document);
                }
              }
              return engine.collections().remove(collection.id());
            })
        .finishedAtClose()
        .onDone(done -> onChanged.run())
        .start();
    undo.push(
        new Undoable(
            Kind.REMOVED_COLLECTION,
            collection.name(),
            1,
            () -> {},
            () -> restore(collection, place, gone),
            Optional.of(new ForGood(() -> Erasable.collection(collection.id(), gone), () -> {}))));
  }

  private void restore(ShelfCollection collection, int place, List<DocumentId> gone) {
    shelves.collections().add(Math.min(place, shelves.collections().size()), collection);
    background
        .task(
            Lane.READING,
            "restore a collection",
            (progress, cancellation) -> {
              gone.forEach(engine.documents()::restore);
              return engine.collections().restore(collection.id());
            })
        .finishedAtClose()
        .onDone(done -> onChanged.run())
        .start();
  }

  /** Rows that were removed together, by the places that they had. */
  private final class Removed {
    final ShelfCollection collection;
    final TreeMap<Integer, ShelfItem> rows = new TreeMap<>();
    private boolean settled;

    Removed(ShelfCollection collection) {
      this.collection = collection;
    }

    List<DocumentId> documents() {
      return rows.values().stream().flatMap(item -> item.id().stream()).toList();
    }

    void settle() {
      if (!pending.remove(this)) {
        return;
      }
      settled = true;
      List<DocumentId> documents = documents();
      background
          .task(
              Lane.READING,
              "remove documents",
              (progress, cancellation) -> {
                for (DocumentId document : documents) {
                  boolean elsewhere = engine.collections().isElsewhere(document, collection.id());
                  // Else it would be back in it if its file is ever added again.
                  boolean _ = engine.collections().takeOut(collection.id(), document);
                  if (elsewhere) {
                    leave(document);
                  } else {
                    engine.documents().remove(document);
                  }
                }
                return true;
              })
          .finishedAtClose()
          .onDone(done -> onChanged.run())
          .start();
    }

    private void leave(DocumentId document) {
      if (collection.isOpen()) {
        engine.reading().forget(document);
      }
    }

    void undo() {
      rows.forEach(
          (place, item) ->
              collection.items().add(Math.min(place, collection.items().size()), item));
      if (pending.remove(this)) {
        onChanged.run();
        return;
      }
      if (settled) {
        settled = false;
        // Not to be read before the engine has them again.
        rows.values().forEach(item -> item.become(new ItemState.Adding(-1)));
        List<DocumentId> documents = documents();
        List<DocumentId> order = collection.documents();
        background
            .task(
                Lane.READING,
                "restore documents",
                (progress, cancellation) -> {
                  documents.forEach(engine.documents()::restore);
                  engine.collections().setDocuments(collection.id(), order);
                  return true;
                })
            .finishedAtClose()
            .onDone(
                done -> {
                  rows.values().forEach(item -> item.become(item.settled()));
                  onChanged.run();
                })
            .onFailed(
                error -> rows.values().forEach(item -> item.become(new ItemState.Failed(error))))
            .start();
      }
    }
  }
}
