// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;

/**
 * How words were changed, and the signs between which they stand where both sides are read: {@code
 * [deleted by Ann: ~~five~~]}, {@code [inserted by Ann: three]}.
 */
public enum TrackedChange {
  DELETED("deleted", true, Mark.Kind.DELETED),
  INSERTED("inserted", false, Mark.Kind.INSERTED),
  MOVED_AWAY("moved away", true, Mark.Kind.MOVED),
  MOVED_HERE("moved here", false, Mark.Kind.MOVED);

  private final String how;
  private final boolean gone;
  private final Mark.Kind mark;

  TrackedChange(String how, boolean gone, Mark.Kind mark) {
    this.how = how;
    this.gone = gone;
    this.mark = mark;
  }

  /** What such words are marked as. */
  public Mark.Kind mark() {
    return mark;
  }

  /** Whether the side that is wanted is without such words. */
  public boolean isLeftOut(ReadAs.Changes wanted) {
    return gone ? wanted.hidesDeleted() : wanted.hidesInserted();
  }

  /**
   * What stands before such words.
   *
   * @param by who changed them, as {@link MadeBy} says it
   */
  public String begins(String by) {
    return "[" + how + by + (gone ? ": ~~" : ": ");
  }

  /** What stands behind such words. */
  public String ends() {
    return gone ? "~~]" : "]";
  }
}
