// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The last things done in reviews that can be taken back, the latest first. */
public final class Undos {
  private static final int MOST = 50;

  /** What can be taken back. */
  public enum Kind {
    CORRECTED,
    VERIFIED,
    FLAGGED,
    TAGGED,
    COLUMN_REMOVED,
    REVIEW_REMOVED
  }

  /**
   * Something that was done.
   *
   * @param name of what it was done to
   */
  public record Undo(Kind kind, String name, Runnable back) {}

  private final Deque<Undo> done = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<Undo>> offered =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Undos() {}

  /** What is offered to be taken back just now; it can be taken back for longer. */
  public ReadOnlyObjectProperty<Optional<Undo>> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  void push(Kind kind, String name, Runnable back) {
    Undo undo = new Undo(kind, name, back);
    done.push(undo);
    if (done.size() > MOST) {
      done.removeLast();
    }
    offered.set(Optional.of(undo));
  }

  /** Takes back what was done last. */
  public void undo() {
    offered.set(Optional.empty());
    if (!done.isEmpty()) {
      done.pop().back().run();
    }
  }

  /** No longer offers it. */
  public void settle() {
    offered.set(Optional.empty());
  }
}
