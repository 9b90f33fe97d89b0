// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.shelf.Undoable.Kind;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes collections, puts them in order, and gives names to them and to documents. */
public final class Editing {
  private final ShelfWork work;
  private final Engine engine;
  private final Shelves shelves;
  private final Runnable onChanged;

  Editing(ShelfWork work, Runnable onChanged) {
    this.work = work;
    this.engine = work.engine();
    this.shelves = work.shelves();
    this.onChanged = onChanged;
  }

  /** Makes a collection behind the others and hands it over. */
  public void create(String name, Consumer<ShelfCollection> use) {
    work.background()
        .task(
            Lane.QUICK,
            "make a collection",
            (progress, cancellation) -> engine.collections().create(name))
        .finishedAtClose()
        .onDone(
            made -> {
              ShelfCollection collection = new ShelfCollection(made.id(), made.name());
              shelves.collections().add(collection);
              use.accept(collection);
            })
        .onFailed(work.onFailed())
        .start();
  }

  /** Puts a collection before the one at a place. */
  public void move(ShelfCollection collection, int place) {
    List<ShelfCollection> rows = new ArrayList<>(shelves.collections());
    if (rows.remove(collection)) {
      rows.add(Math.clamp(place, 0, rows.size()), collection);
    }
    if (!rows.equals(shelves.collections())) {
      shelves.collections().setAll(rows);
      List<Long> order = rows.stream().map(ShelfCollection::id).toList();
      work.change("order collections", () -> engine.collections().reorder(order), onChanged);
    }
  }

  /** Gives a row another name; an empty one changes nothing. */
  public void rename(ShelfRow row, String name) {
    String words = name.strip();
    switch (row) {
      case ShelfCollection c when !words.isEmpty() && !words.equals(c.name()) -> rename(c, words);
      case ShelfItem i when !words.isEmpty() && !words.equals(i.name()) ->
          i.id().ifPresent(id -> rename(id, i.name(), words));
      default -> {}
    }
  }

  private void rename(ShelfCollection collection, String name) {
    String former = collection.name();
    call(collection, name);
    undoable(former, () -> call(collection, former));
  }

  private void call(ShelfCollection collection, String name) {
    collection.rename(name);
    work.change(
        "rename a collection",
        () -> {
          boolean _ = engine.collections().rename(collection.id(), name);
        },
        onChanged);
  }

  private void rename(DocumentId document, String former, String name) {
    call(document, name);
    undoable(former, () -> call(document, former));
  }

  private void call(DocumentId document, String name) {
    shelves.rows(document).forEach(item -> item.rename(name));
    work.change(
        "rename a document",
        () -> {
          boolean _ = engine.documents().rename(document, name);
        },
        onChanged);
  }

  private void undoable(String former, Runnable back) {
    work.undo().push(Undoable.done(Kind.RENAMED, former, 1, back));
  }
}
