// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The row that the page shows. Its document's text is loaded then; that of a few is kept. */
public final class Shown {
  private static final int LOADED = 4;

  private final Engine engine;
  private final Background background;
  private final Consumer<CarrelException> onFailed;
  private final ReadOnlyObjectWrapper<Optional<ShelfItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Deque<ShelfItem> loaded = new ArrayDeque<>();

  Shown(ShelfWork work) {
    this.engine = work.engine();
    this.background = work.background();
    this.onFailed = work.onFailed();
  }

  /** The row that the page shows. */
  public ReadOnlyObjectProperty<Optional<ShelfItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Shows a document; its text is loaded in the background. */
  public void select(ShelfItem item) {
    boolean already = selected.get().filter(item::equals).isPresent();
    if (!already) {
      selected.set(Optional.of(item));
    }
    load(item);
  }

  void clear() {
    selected.set(Optional.empty());
  }

  boolean isSelected(ShelfItem item) {
    return selected.get().filter(item::equals).isPresent();
  }

  /** Loads a row's text if it is not there; {@link ShelfItem#documentProperty} tells when it is. */
  void load(ShelfItem item) {
    if (item.document().isPresent() || item.id().isEmpty()) {
      return;
    }
    DocumentId id = item.id().get();
    background
        .task(
            Lane.QUICK,
            "load " + item.name(),
            (progress, cancellation) -> engine.documents().document(id))
        .onDone(document -> document.ifPresent(text -> keep(item, text)))
        .onFailed(onFailed)
        .start();
  }

  /** Takes a text that was loaded anyhow. */
  void keep(ShelfItem item, Document text) {
    item.load(Optional.of(text));
    loaded.remove(item);
    loaded.addFirst(item);
    while (loaded.size() > LOADED) {
      ShelfItem oldest = loaded.removeLast();
      if (!isSelected(oldest)) {
        oldest.load(Optional.empty());
      }
    }
  }

  /** Hands over a row's document with its text, at once or when it is loaded. */
  public void withDocument(ShelfItem item, Consumer<Document> use) {
    if (item.document().isPresent()) {
      use.accept(item.document().get());
      return;
    }
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "load",
                        (progress, cancellation) -> engine.documents().document(id))
                    .onDone(
                        found ->
                            found.ifPresent(
                                text -> {
                                  keep(item, text);
                                  use.accept(text);
                                }))
                    .onFailed(onFailed)
                    .start());
  }

  /** Finds on which pages of a document something cannot be seen. */
  public void hidden(ShelfItem item, Consumer<List<HiddenOnPage>> use) {
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "hidden",
                        (progress, cancellation) -> engine.documents().hidden(id))
                    .onDone(use)
                    .start());
  }

  /** Finds what was noticed when a document was read. */
  public void notices(ShelfItem item, Consumer<List<Notice>> use) {
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "notices",
                        (progress, cancellation) -> engine.documents().notices(id))
                    .onDone(use)
                    .start());
  }

  /** Finds which pages of a document could not be read, and why. */
  public void unreadable(ShelfItem item, Consumer<List<UnreadablePage>> use) {
    item.id()
        .ifPresent(
            id ->
                background
                    .task(
                        Lane.QUICK,
                        "unreadable",
                        (progress, cancellation) -> engine.documents().unreadable(id))
                    .onDone(use)
                    .start());
  }
}
