// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where one came from in a document, and the way back there. */
final class History {
  private static final int MOST = 100;

  private final Deque<Spot> behind = new ArrayDeque<>();
  private final Deque<Spot> ahead = new ArrayDeque<>();

  /** One leaves a place for another that is not next to it. */
  void leave(Spot from) {
    ahead.clear();
    if (behind.isEmpty() || from.isFarFrom(behind.getLast())) {
      behind.addLast(from);
    }
    if (behind.size() > MOST) {
      behind.removeFirst();
    }
  }

  Optional<Spot> back(Spot from) {
    return step(behind, ahead, from);
  }

  Optional<Spot> forward(Spot from) {
    return step(ahead, behind, from);
  }

  private static Optional<Spot> step(Deque<Spot> take, Deque<Spot> put, Spot from) {
    Optional<Spot> to = Optional.ofNullable(take.pollLast());
    to.ifPresent(spot -> put.addLast(from));
    return to;
  }

  boolean canGoBack() {
    return !behind.isEmpty();
  }

  void clear() {
    behind.clear();
    ahead.clear();
  }
}
