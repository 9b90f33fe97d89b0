// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.List;
import java.util.Set;

/**
 * What is remembered of the shelf from start to start, for the desk's state file. Which collection
 * is open, the engine remembers.
 *
 * @param expanded the collections whose rows are shown
 * @param collection of the selected row; 0 if none is
 * @param document of the selected row, by its SHA-256; empty if none is
 * @param copies the folder of the last searchable copy; empty if there was none
 * @param paused documents whose pictures are not read on for now, by their SHA-256
 */
public record ShelfMemory(
    List<Long> expanded, long collection, String document, String copies, List<String> paused) {
  /** Before the first time. */
  public static final ShelfMemory FIRST = new ShelfMemory(List.of(), 0, "", "", List.of());

  public ShelfMemory {
    // A state file may be of an older kind.
    expanded = expanded == null ? List.of() : List.copyOf(expanded);
    document = document == null ? "" : document;
    copies = copies == null ? "" : copies;
    paused = paused == null ? List.of() : List.copyOf(paused);
  }

  /** Without documents, by their SHA-256. */
  public ShelfMemory without(Set<String> documents) {
    boolean selected = documents.contains(document);
    return new ShelfMemory(
        expanded,
        selected ? 0 : collection,
        selected ? "" : document,
        copies,
        paused.stream().filter(id -> !documents.contains(id)).toList());
  }
}
