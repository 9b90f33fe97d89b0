// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Asking what differs between two documents of the shelf. */
public final class Comparing {
  private BiConsumer<DocumentId, DocumentId> onAsked = (old, now) -> {};

  Comparing() {}

  /** Has another hear of it: of the version before and the version after. */
  public void onAsked(BiConsumer<DocumentId, DocumentId> listener) {
    onAsked = listener;
  }

  /** Whether these can be compared: two documents that were taken in. */
  public boolean canBe(List<ShelfItem> items) {
    return ids(items).size() == 2 && items.size() == 2;
  }

  /** Compares two, of which the first stands for the version before; nothing for others. */
  public void ask(List<ShelfItem> items) {
    if (canBe(items)) {
      List<DocumentId> both = ids(items);
      onAsked.accept(both.getFirst(), both.getLast());
    }
  }

  private static List<DocumentId> ids(List<ShelfItem> items) {
    return items.stream().map(ShelfItem::id).flatMap(Optional::stream).distinct().toList();
  }
}
