// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * Removing with undo: the row goes at once, the file only when that can no longer be undone, since
 * to have it back could mean fetching gigabytes.
 */
final class ModelRemoval {
  private final ModelStore store;
  private final ObservableList<ModelRow> rows;
  private final Background background;
  private final Runnable onRemoved;
  private final Consumer<CarrelException> onFailed;
  private final ReadOnlyObjectWrapper<Optional<ModelRow>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Of a file that is being deleted, so that a list made meanwhile does not bring its row back. */
  private String going = "";

  ModelRemoval(
      ModelStore store,
      ObservableList<ModelRow> rows,
      Background background,
      Runnable onRemoved,
      Consumer<CarrelException> onFailed) {
    this.store = store;
    this.rows = rows;
    this.background = background;
    this.onRemoved = onRemoved;
    this.onFailed = onFailed;
  }

  ReadOnlyObjectProperty<Optional<ModelRow>> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  boolean isPending(String name) {
    return name.equals(going) || removed.get().filter(row -> row.name().equals(name)).isPresent();
  }

  void remove(ModelRow row) {
    if (rows.contains(row)) {
      settle();
      rows.remove(row);
      removed.set(Optional.of(row));
    }
  }

  void undo() {
    removed.set(Optional.empty());
  }

  void settle() {
    removed.get().ifPresent(row -> delete(row.name()));
    removed.set(Optional.empty());
  }

  private void delete(String name) {
    going = name;
    background
        .task(
            Lane.QUICK,
            "remove " + name,
            (progress, cancellation) -> {
              store.remove(name);
              return true;
            })
        .finishedAtClose()
        .onDone(done -> ended(name))
        .onFailed(
            error -> {
              onFailed.accept(error);
              ended(name);
            })
        .start();
  }

  private void ended(String name) {
    if (going.equals(name)) {
      going = "";
    }
    onRemoved.run();
  }
}
