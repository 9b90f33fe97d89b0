// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ShownText;

/**
 * The words of an answer as they come, so that none of their lines looks like one of Carrel's own:
 * a quote that was looked up begins with a bracket, and no line of an answer does. One for each
 * answer; not thread-safe.
 */
final class AnswerLines {
  /** Stands before the bracket of a line that would begin with one. */
  static final String MARK = "| ";

  private static final String BRACKETS = "[［【〔〖〘〚⁅⟦❲﹝";

  private boolean begins = true;

  /** What to write for these words. */
  String of(String more) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < more.length(); i++) {
      char c = more.charAt(i);
      if (begins && BRACKETS.indexOf(c) >= 0) {
        lines.append(MARK);
      }
      begins = c == '\n' || (begins && isBlank(c));
      lines.append(c);
    }
    return lines.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || ShownText.isHidden(c);
  }
}
