// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.shelf.Undoable.Kind;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Moves documents within and between collections; what a new order of reading costs is said first.
 */
public final class Arranging {
  private final ShelfWork work;
  private final Engine engine;
  private final Shelves shelves;
  private final Runnable onChanged;
  private final ReadOnlyObjectWrapper<Optional<NewOrder>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Arranges a shelf.
   *
   * @param onChanged what is read may be less now, or rows wait to be read
   */
  Arranging(ShelfWork work, Runnable onChanged) {
    this.work = work;
    this.engine = work.engine();
    this.shelves = work.shelves();
    this.onChanged = onChanged;
  }

  /** A new order that would cost something, until it is taken or dropped. */
  public ReadOnlyObjectProperty<Optional<NewOrder>> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Leaves the order as it is. */
  public void dropOrder() {
    asked.set(Optional.empty());
  }

  /** Takes the order that was asked about. */
  public void takeOrder() {
    Optional<NewOrder> order = asked.get();
    asked.set(Optional.empty());
    order.ifPresent(
        wanted ->
            shelves.collection(wanted.collection()).ifPresent(c -> reorder(c, wanted.rows())));
  }

  /**
   * Puts rows before the one at a place in a collection, theirs or another.
   *
   * @param copy whether they stay in their own, too
   */
  public void move(List<ShelfItem> items, ShelfCollection to, int place, boolean copy) {
    items.stream()
        .filter(item -> shelves.of(item).isPresent())
        .collect(Collectors.groupingBy(item -> shelves.of(item).orElseThrow()))
        .forEach(
            (from, rows) -> {
              if (!from.equals(to)) {
                transfer(from, rows, to, place, copy);
              } else if (!copy) {
                move(to, rows, place);
              }
            });
  }

  /**
   * Puts rows of a collection before the one at a place in it. In the open collection, an order
   * that would have documents read again is asked about first.
   */
  private void move(ShelfCollection collection, List<ShelfItem> items, int place) {
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
    work.background()
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
        .onFailed(work.onFailed())
        .start();
  }

  private void reorder(ShelfCollection collection, List<ShelfItem> rows) {
    List<ShelfItem> former = List.copyOf(collection.items());
    List<ShelfItem> next = new ArrayList<>(rows);
    next.retainAll(former);
    former.stream().filter(item -> !next.contains(item)).forEach(next::add);
    order(collection, next);
    String first = rows.isEmpty() ? "" : firstMoved(former, next).name();
    work.undo().push(Undoable.done(Kind.ORDERED, first, 1, () -> order(collection, former)));
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
    work.change(
        "order documents",
        () -> {
          engine.collections().setDocuments(collection.id(), documents);
          if (open) {
            // Those that are to be read again are found and queued as rows.
            var _ = engine.reading().reorder(documents);
          }
        },
        onChanged);
  }

  /**
   * Puts documents into another collection.
   *
   * @param place in it
   * @param copy whether they stay in their own, too
   */
  private void transfer(
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
    work.undo()
        .push(
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
    Optional<ShelfCollection> open = shelves.openProperty().get();
    List<DocumentId> openNow = open.map(ShelfCollection::documents).orElse(List.of());
    work.change(
        "move documents",
        () -> {
          engine.collections().setDocuments(from.id(), left);
          engine.collections().setDocuments(to.id(), right);
          engine.reading().documents().stream()
              .filter(document -> !openNow.contains(document))
              .forEach(engine.reading()::forget);
        },
        onChanged);
  }
}
