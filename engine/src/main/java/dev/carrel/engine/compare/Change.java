// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Matter;
import java.util.List;
import java.util.Set;

/**
 * A clause, or a run of them, that differs between two versions of a document.
 *
 * @param kind how
 * @param before the clause in the old version; nothing if it is not there
 * @param after the clause in the new version; nothing if it is not there
 * @param edits what of its words differs, in order; for what was added or taken out, all of them
 * @param pieces its words in order, as those of the new version with those that were taken out
 *     between them
 * @param matters what of it one asks for first
 */
public record Change(
    Kind kind, Side before, Side after, List<Edit> edits, List<Piece> pieces, Set<Matter> matters) {
  /** How a clause differs. */
  public enum Kind {
    /** Some of its words are others. */
    CHANGED,
    /** It stands elsewhere; its words may differ too. */
    MOVED,
    /** Only the new version has it. */
    ADDED,
    /** Only the old version has it. */
    REMOVED,
    /** Nothing but its number is another. */
    RENUMBERED,
    /** Letters that look alike, where one version was read from a picture; it may be no change. */
    MISREAD
  }

  /**
   * A clause on one side.
   *
   * @param text its words as they stand, white space as one blank; empty if it is not there
   * @param places where it stands, one place a page
   */
  public record Side(String text, List<TextSpan> places) {
    /** Nothing. */
    public static final Side NOWHERE = new Side("", List.of());

    public Side {
      places = List.copyOf(places);
    }
  }

  /**
   * Words that became others.
   *
   * @param removed those of the old version; empty if words were only put in
   * @param added those of the new version; empty if words were only taken out
   */
  public record Edit(Side removed, Side added) {}

  /**
   * Words of a clause that follow one another.
   *
   * @param how whether both versions have them
   * @param text as it stands, white space as one blank
   */
  public record Piece(How how, String text) {
    /** Which versions have the words. */
    public enum How {
      KEPT,
      REMOVED,
      ADDED
    }
  }

  public Change {
    edits = List.copyOf(edits);
    pieces = List.copyOf(pieces);
    matters = Set.copyOf(matters);
  }
}
