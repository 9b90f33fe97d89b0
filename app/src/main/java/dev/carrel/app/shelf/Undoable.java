// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.Optional;

/**
 * Something a person did to the shelf that can be undone.
 *
 * @param kind what it was
 * @param name of what it was done to, or of the first of several
 * @param count to how many
 * @param settle makes final what was only prepared; nothing for what was done at once
 * @param undo takes it back, settled or not
 * @param forGood deletes for good what was removed; none if nothing was, or it is elsewhere too
 */
public record Undoable(
    Kind kind, String name, int count, Runnable settle, Runnable undo, Optional<ForGood> forGood) {
  /** What can be undone. */
  public enum Kind {
    REMOVED,
    /** One file, and what was inside of it, which alone is counted. */
    REMOVED_WITHIN,
    REMOVED_COLLECTION,
    MOVED,
    COPIED,
    RENAMED,
    ORDERED
  }

  /** Done at once. */
  static Undoable done(Kind kind, String name, int count, Runnable undo) {
    return new Undoable(kind, name, count, () -> {}, undo, Optional.empty());
  }
}
