// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.List;
import java.util.Optional;

/** Goes back through the questions of a conversation, as a shell goes through its commands. */
final class Recall {
  private String shown = "";
  private int back;

  /**
   * The question before the one that is shown.
   *
   * @param questions oldest first
   * @param typed what the field holds now; if that is not what was recalled, it is not replaced
   */
  Optional<String> before(List<String> questions, String typed) {
    return step(questions, typed, 1);
  }

  /** The question after the one that is shown; after the last one, nothing is typed. */
  Optional<String> after(List<String> questions, String typed) {
    return back == 0 ? Optional.empty() : step(questions, typed, -1);
  }

  private Optional<String> step(List<String> questions, String typed, int by) {
    if (typed.isEmpty()) {
      back = 0;
    } else if (!typed.equals(shown)) {
      return Optional.empty();
    }
    int next = back + by;
    if (next > questions.size() || next < 0) {
      return Optional.empty();
    }
    back = next;
    shown = next == 0 ? "" : questions.get(questions.size() - next);
    return Optional.of(shown);
  }
}
