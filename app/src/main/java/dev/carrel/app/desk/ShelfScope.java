// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.search.SearchScope;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.document.DocumentId;
import java.util.Set;
import java.util.stream.Collectors;

/** What the shelf tells the search. */
record ShelfScope(ShelfModel shelf) implements SearchScope {
  @Override
  public Set<DocumentId> open() {
    return shelf.shelves().openItems().stream()
        .flatMap(item -> item.id().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean indexing() {
    return shelf.shelves().collections().stream()
        .flatMap(collection -> collection.items().stream())
        .anyMatch(
            item ->
                item.state() instanceof ItemState.Adding
                    || item.state() instanceof ItemState.Recognizing);
  }
}
