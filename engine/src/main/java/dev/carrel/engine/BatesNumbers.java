// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.store.BatesTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bates numbers: one for each page of a collection's documents, in the order in which those were
 * added. They are set once. What is added later gets the next ones; a document that is taken out
 * keeps its own, and they are given to no other. Thread-safe; takes milliseconds.
 */
public final class BatesNumbers {
  private final BatesTable table;

  BatesNumbers(BatesTable table) {
    this.table = table;
  }

  /** How a collection's pages are numbered; empty if they are not. */
  public Optional<BatesScheme> scheme(long collection) {
    return table.scheme(collection);
  }

  /**
   * Numbers the pages of a collection.
   *
   * @throws CarrelException INTERNAL if it has numbers already, which stay as they are
   */
  public void set(long collection, BatesScheme scheme) {
    if (!table.set(collection, scheme)) {
      throw new CarrelException(
          Code.INTERNAL,
          "The pages of collection %d have numbers already, from %s on."
              .formatted(
                  collection,
                  table.scheme(collection).map(s -> s.text(s.start())).orElse("the first")),
          "They cannot be changed, since somebody may cite them; put the documents into another"
              + " collection for other numbers.");
    }
  }

  /** The numbers of a collection's documents, also of those taken out of it, in their order. */
  public Map<DocumentId, BatesRange> ranges(long collection) {
    return table.ranges(collection);
  }

  /** The numbers of a document's pages in each of the collections that it is in. */
  public List<BatesRange> of(DocumentId document) {
    return table.ofDocument(document);
  }

  /**
   * The number of a page in the collections that its document is in, joined by commas.
   *
   * @param page from 1
   * @return empty if it has none
   */
  public String at(DocumentId document, int page) {
    return table.ofDocument(document).stream()
        .flatMap(range -> range.page(page).stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The numbers of the pages on which these places stand, from the first to the last. */
  public String at(List<TextSpan> places) {
    return places.stream()
        .map(place -> at(place.document(), place.page()))
        .filter(number -> !number.isEmpty())
        .distinct()
        .collect(Collectors.joining("–"));
  }
}
