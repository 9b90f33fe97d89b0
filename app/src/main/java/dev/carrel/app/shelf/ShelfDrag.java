// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/** Rows of the shelf on their way to another place on it. */
final class ShelfDrag {
  private static final String TYPE = "application/x-carrel-rows";
  private static final String DOCUMENTS = "documents";
  private static final String COLLECTION = "collection";

  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private final ShelfModel model;
  private boolean copying;

  ShelfDrag(ShelfModel model) {
    this.model = model;
  }

  /** What a drag of rows is called among the things that can be dragged. */
  static DataFormat format() {
    DataFormat known = DataFormat.lookupMimeType(TYPE);
    return known == null ? new DataFormat(TYPE) : known;
  }

  /** Rows are taken with the mouse. */
  void begin(MouseEvent event) {
    copying = MAC ? event.isAltDown() : event.isControlDown();
  }

  /** A key was pressed or let go, perhaps while rows are dragged. */
  void heard(KeyEvent event) {
    copying = MAC ? event.isAltDown() : event.isControlDown();
  }

  /**
   * Whether documents stay where they are, too. By the key that is held: what a platform proposes
   * says nothing of it, since on Linux it is to copy, with a key and without.
   */
  TransferMode mode() {
    return copying ? TransferMode.COPY : TransferMode.MOVE;
  }

  /** A collection, or documents of one; empty for what cannot be dragged. */
  Optional<String> pack(List<? extends ShelfRow> rows) {
    if (rows.size() == 1 && rows.getFirst() instanceof ShelfCollection collection) {
      return Optional.of(COLLECTION + " " + collection.id());
    }
    List<ShelfItem> items = items(rows);
    Optional<ShelfCollection> from = items.stream().findFirst().flatMap(model.shelves()::of);
    return from.map(
        collection ->
            items.stream()
                .filter(collection.items()::contains)
                .flatMap(item -> item.id().stream())
                .map(DocumentId::sha256)
                .collect(Collectors.joining(" ", DOCUMENTS + " " + collection.id() + " ", "")));
  }

  static List<ShelfItem> items(List<? extends ShelfRow> rows) {
    return rows.stream()
        .filter(row -> row instanceof ShelfItem item && item.id().isPresent())
        .map(row -> (ShelfItem) row)
        .toList();
  }

  /** Whether what is dragged can be let go over a row. */
  boolean fits(String packed, ShelfRow over) {
    return packed.startsWith(COLLECTION) ? over instanceof ShelfCollection : true;
  }

  /**
   * Lets go.
   *
   * @param below whether in the lower half of the row
   * @param copy whether documents stay in their collection, too
   */
  void drop(String packed, ShelfRow over, boolean below, boolean copy) {
    List<String> words = Arrays.asList(packed.split(" ", -1));
    Optional<ShelfCollection> from =
        model.shelves().collections().stream()
            .filter(collection -> String.valueOf(collection.id()).equals(words.get(1)))
            .findFirst();
    if (from.isEmpty()) {
      return; // it was removed meanwhile
    }
    if (words.getFirst().equals(COLLECTION)) {
      if (over instanceof ShelfCollection target) {
        moveCollection(from.get(), target, below);
      }
      return;
    }
    List<ShelfItem> items =
        words.stream().skip(2).flatMap(id -> from.get().item(new DocumentId(id)).stream()).toList();
    switch (over) {
      case ShelfCollection target ->
          model.arranging().move(items, target, target.items().size(), copy);
      case ShelfItem target ->
          model
              .shelves()
              .of(target)
              .ifPresent(
                  to -> {
                    int place = to.items().indexOf(target) + (below ? 1 : 0);
                    model.arranging().move(items, to, place, copy);
                  });
    }
  }

  private void moveCollection(ShelfCollection moved, ShelfCollection target, boolean below) {
    List<ShelfCollection> others =
        model.shelves().collections().stream().filter(c -> !Objects.equals(c, moved)).toList();
    int place = others.indexOf(target);
    if (place >= 0) {
      model.editing().move(moved, place + (below ? 1 : 0));
    }
  }
}
