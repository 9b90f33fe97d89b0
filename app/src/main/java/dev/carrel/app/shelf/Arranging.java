package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.shelf.Undoable.Kind;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Moves documents within and between collections; what a new order of reading costs is said first.
 */
final class Arranging {
  private final Engine engine;
  private final Background background;
  private final Shelves shelves;
  private final UndoStack undo;
  private final Runnable onChanged;
  private final Consumer<CarrelException> onFailed;
  private final ReadOnlyObjectWrapper<Optional<NewOrder>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Arranges a shelf.
   *
   * @param onChanged what is read may be less now, or rows wait to be read
   */
  Arranging(
      Engine engine,
      Background background,
      Shelves shelves,
      UndoStack undo,
      Runnable onChanged,
      Consumer<CarrelException> onFailed) {
    this.engine = engine;
    this.background = background;
    this.shelves = shelves;
    this.undo = undo;
    this.onChanged = onChanged;
    this.onFailed = onFailed;
  }

  /** A new order that would cost something, until it is taken or dropped. */
  ReadOnlyObjectProperty<Optional<NewOrder>> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  void dropOrder() {
    asked.set(Optional.empty());
  }

  void takeOrder() {
    Optional<NewOrder> order = asked.get();
    asked.set(Optional.empty());
    order.ifPresent(
        wanted ->
            shelves.collection(wanted.collection()).ifPresent(c -> reorder(c, wanted.rows())));
  }

  /**
   * Puts rows of a collection before the one at a place in it. In the open collection, an order
   * that would have documents read again is asked about first.
   */
  void move(ShelfCollection collection, List<ShelfItem> items, int place) {
    List<ShelfItem> rows = new ArrayList<>(collection.items());
    int before =
        (int)
            rows.subList(0, Math.min(place, rows.size())).stream().filter(items::contains).count();
    rows.removeAll(items);
    rows.addAll(Math.clamp(place - before, 0, rows.size()), items);
    if (rows.equals(collection.items())) {
      return;
    }
    if (!collection.isOpen()) {
      reorder(collection, rows);
      return;
    }
    List<DocumentId> read =
        rows.stream()
            .filter(item -> item.state() instanceof ItemState.Read)
            .flatMap(item -> item.id().stream())
            .toList();
    background
        .task(
            Lane.READING,
            "cost of an order",
            (progress, cancellation) -> engine.reading().costOfOrder(read))
        .onDone(
            tokens -> {
              if (tokens == 0) {
                reorder(collection, rows);
              } else {
                asked.set(Optional.of(new NewOrder(collection.id(), rows, tokens)));
              }
            })
        .onFailed(onFailed)
        .start();
  }

  private void reorder(ShelfCollection collection, List<ShelfItem> rows) {
    List<ShelfItem> former = List.copyOf(collection.items());
    List<ShelfItem> next = new ArrayList<>(rows);
    next.retainAll(former);
    former.stream().filter(item -> !next.contains(item)).forEach(next::add);
    order(collection, next);
    String first = rows.isEmpty() ? "" : firstMoved(former, next).name();
    undo.push(Undoable.done(Kind.ORDERED, first, 1, () -> order(collection, former)));
  }

  private static ShelfItem firstMoved(List<ShelfItem> former, List<ShelfItem> next) {
    for (int i = 0; i < next.size(); i++) {
      if (!next.get(i).equals(former.get(i))) {
        return next.get(i);
      }
    }
    return next.getFirst();
  }

  private void order(ShelfCollection collection, List<ShelfItem> rows) {
    List<ShelfItem> there = new ArrayList<>(rows);
    there.retainAll(collection.items());
    collection.items().stream().filter(item -> !there.contains(item)).forEach(there::add);
    collection.items().setAll(there);
    List<DocumentId> documents = collection.documents();
    boolean open = collection.isOpen();
    change(
        "order documents",
        () -> {
          engine.collections().setDocuments(collection.id(), documents);
          if (open) {
            // Those that are to be read again are found and queued as rows.
            var _ = engine.reading().reorder(documents);
          }
        });
  }

  /**
   * Puts documents into another collection.
   *
   * @param place in it
   * @param copy whether they stay in their own, too
   */
  void transfer(
      ShelfCollection from, List<ShelfItem> items, ShelfCollection to, int place, boolean copy) {
    List<ShelfItem> moved = items.stream().filter(item -> item.id().isPresent()).toList();
    List<ShelfItem> fresh =
        moved.stream()
            .filter(item -> item.id().flatMap(to::item).isEmpty())
            .map(ShelfItem::new)
            .toList();
    if (moved.isEmpty() || (copy && fresh.isEmpty())) {
      return;
    }
    List<ShelfItem> formerFrom = List.copyOf(from.items());
    List<ShelfItem> formerTo = List.copyOf(to.items());
    to.items().addAll(Math.clamp(place, 0, to.items().size()), fresh);
    if (!copy) {
      moved.forEach(ShelfItem::cancelTask);
      from.items().removeAll(moved);
    }
    save(from, to);
    undo.push(
        Undoable.done(
            copy ? Kind.COPIED : Kind.MOVED,
            moved.getFirst().name(),
            moved.size(),
            () -> {
              fresh.forEach(ShelfItem::cancelTask);
              from.items().setAll(formerFrom);
              to.items().setAll(formerTo);
              save(from, to);
            }));
  }

  private void save(ShelfCollection from, ShelfCollection to) {
    List<DocumentId> left = from.documents();
    List<DocumentId> right = to.documents();
    Optional<ShelfCollection> open = shelves.open().get();
    List<DocumentId> openNow = open.map(ShelfCollection::documents).orElse(List.of());
    change(
        "move documents",
        () -> {
          engine.collections().setDocuments(from.id(), left);
          engine.collections().setDocuments(to.id(), right);
          engine.reading().documents().stream()
              .filter(document -> !openNow.contains(document))
              .forEach(engine.reading()::forget);
        });
  }

  private void change(String title, Runnable work) {
    Supplier<Boolean> done =
        () -> {
          work.run();
          return true;
        };
    background
        .task(Lane.READING, title, (progress, cancellation) -> done.get())
        .finishedAtClose()
        .onDone(ok -> onChanged.run())
        .onFailed(onFailed)
        .start();
  }

  void rename(ShelfCollection collection, String name) {
    String former = collection.name();
    call(collection, name);
    undo.push(Undoable.done(Kind.RENAMED, former, 1, () -> call(collection, former)));
  }

  private void call(ShelfCollection collection, String name) {
    collection.rename(name);
    change(
        "rename a collection",
        () -> {
          boolean _ = engine.collections().rename(collection.id(), name);
        });
  }

  void rename(DocumentId document, String former, String name) {
    call(document, name);
    undo.push(Undoable.done(Kind.RENAMED, former, 1, () -> call(document, former)));
  }

  private void call(DocumentId document, String name) {
    shelves.rows(document).forEach(item -> item.rename(name));
    change(
        "rename a document",
        () -> {
          boolean _ = engine.documents().rename(document, name);
        });
  }

  /** Puts a collection before the one at a place. */
  void moveCollection(ShelfCollection collection, int place) {
    List<ShelfCollection> rows = new ArrayList<>(shelves.collections());
    if (rows.remove(collection)) {
      rows.add(Math.clamp(place, 0, rows.size()), collection);
    }
    if (!rows.equals(shelves.collections())) {
      shelves.collections().setAll(rows);
      List<Long> order = rows.stream().map(ShelfCollection::id).toList();
      change("order collections", () -> engine.collections().reorder(order));
    }
  }
}
