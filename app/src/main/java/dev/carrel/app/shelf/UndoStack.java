// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The last things that can be undone, the latest first. */
public final class UndoStack {
  private static final int MOST = 20;

  private final Deque<Undoable> done = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<Undoable>> offered =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final Runnable onUndone;

  /**
   * Nothing was done yet.
   *
   * @param onUndone told when something was taken back
   */
  UndoStack(Runnable onUndone) {
    this.onUndone = onUndone;
  }

  /** What is offered to be undone just now; it can be undone for longer. */
  public ReadOnlyObjectProperty<Optional<Undoable>> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  void push(Undoable next) {
    settle();
    done.push(next);
    if (done.size() > MOST) {
      done.removeLast();
    }
    offered.set(Optional.of(next));
  }

  /** Takes back what was done last. */
  public void undo() {
    offered.set(Optional.empty());
    if (!done.isEmpty()) {
      done.pop().undo().run();
    }
    onUndone.run();
  }

  /** What was removed is deleted for good; what was done with it before cannot be undone either. */
  void forget(Undoable deleted) {
    done.remove(deleted);
    settle();
    done.clear();
  }

  /** Makes the latest final; it can be undone still. */
  public void settle() {
    offered.set(Optional.empty());
    if (!done.isEmpty()) {
      done.peek().settle().run();
    }
  }
}
