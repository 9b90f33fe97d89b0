// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.Quote;
import java.util.List;
import java.util.Optional;

/** Goes from quote to quote through a conversation, round at its ends. */
final class QuoteSteps {
  /** A quote of a turn. */
  record Cited(AskedTurn turn, Quote quote) {}

  private Optional<Cited> current = Optional.empty();

  void at(AskedTurn turn, Quote quote) {
    current = Optional.of(new Cited(turn, quote));
  }

  /**
   * The next one; without a current one the first of the last answer, or the last one.
   *
   * @param by 1 or -1
   */
  Optional<Cited> step(List<AskedTurn> turns, int by) {
    List<Cited> all =
        turns.stream()
            .flatMap(turn -> turn.quotes().stream().map(quote -> new Cited(turn, quote)))
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int at = current.map(all::indexOf).orElse(-1);
    int next;
    if (at >= 0) {
      next = Math.floorMod(at + by, all.size());
    } else if (by < 0) {
      next = all.size() - 1;
    } else {
      AskedTurn last = all.getLast().turn();
      next = 0;
      while (!all.get(next).turn().equals(last)) {
        next++;
      }
    }
    current = Optional.of(all.get(next));
    return current;
  }
}
