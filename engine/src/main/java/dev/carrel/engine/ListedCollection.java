// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.OptionalInt;

/**
 * A collection with its documents, without their text.
 *
 * @param id its number
 * @param name what a person calls it
 * @param documents in order
 */
public record ListedCollection(long id, String name, List<ListedDocument> documents) {
  public ListedCollection {
    documents = List.copyOf(documents);
  }

  /**
   * A document in a collection.
   *
   * @param entry its name, pages and kind
   * @param tokens with header and page marks; empty while no model counted them
   * @param kept whether it was read with this collection, and what was read is on disk
   * @param choice what a person chose where not all fits
   */
  public record ListedDocument(
      DocumentEntry entry, OptionalInt tokens, boolean kept, ReadingChoice choice) {
    public DocumentId id() {
      return entry.id();
    }
  }
}
