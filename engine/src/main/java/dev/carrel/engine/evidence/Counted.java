// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/**
 * What was found by going through the documents page range by page range.
 *
 * @param items what was found, in the documents' order, each once
 * @param doubles how many were found again and left out
 * @param passagesShown how many passages the model was shown
 * @param complete false if it was stopped before the end
 */
public record Counted(List<Item> items, int doubles, int passagesShown, boolean complete) {
  public Counted {
    items = List.copyOf(items);
  }

  /**
   * One of them.
   *
   * @param text in the document's words, cut where it is long; for documents with the name before
   *     it
   * @param quote the number of the quote that it stands on
   */
  public record Item(String text, int quote) {}

  /** How many there are. */
  public int total() {
    return items.size();
  }
}
