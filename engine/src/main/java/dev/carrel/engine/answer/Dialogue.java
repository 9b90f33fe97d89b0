// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said in a conversation, as the model is shown it.
 *
 * @param summary of what was said before the turns; a person may edit it
 * @param turns oldest first
 */
public record Dialogue(Optional<String> summary, List<Exchange> turns) {
  /** Nothing was said yet. */
  public static final Dialogue NONE = new Dialogue(Optional.empty(), List.of());

  /** A question and its answer. */
  public record Exchange(String question, String answer) {}

  public Dialogue {
    turns = List.copyOf(turns);
  }

  /** Whether nothing was said yet. */
  boolean isEmpty() {
    return summary.isEmpty() && turns.isEmpty();
  }

  /** The same with one more turn. */
  public Dialogue with(Exchange turn) {
    List<Exchange> more = new ArrayList<>(turns);
    more.add(turn);
    return new Dialogue(summary, more);
  }

  /** Its first turns only. */
  Dialogue first(int count) {
    return new Dialogue(summary, turns.subList(0, count));
  }

  /** The same with its first turns told in short. */
  Dialogue folded(int count, String told) {
    return new Dialogue(Optional.of(told), turns.subList(count, turns.size()));
  }
}
