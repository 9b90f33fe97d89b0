// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.function.Consumer;

/**
 * Tells what a model thinks from what it answers, while both come. Only what it begins with counts
 * as thoughts, so that a mark among an answer's words, or in a document that it repeats, hides
 * nothing. Thoughts that do not end are thoughts to the end.
 */
final class Thoughts {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private enum At {
    START,
    THINKING,
    ANSWERING
  }

  private final Consumer<String> answer;
  private final Consumer<String> thoughts;

  /** What may be the beginning of a mark. */
  private String held = "";

  private At at = At.START;

  /**
   * Nothing has come yet.
   *
   * @param answer hears the words of the answer
   * @param thoughts hears the others
   */
  Thoughts(Consumer<String> answer, Consumer<String> thoughts) {
    this.answer = answer;
    this.thoughts = thoughts;
  }

  /** The thoughts of a text that is complete; empty if it has none. */
  static String in(String text) {
    StringBuilder found = new StringBuilder();
    Thoughts all = new Thoughts(words -> {}, found::append);
    all.take(text);
    all.end();
    return found.toString().strip();
  }

  /** More has come. */
  void take(String more) {
    held += more;
    if (at == At.START) {
      start();
    }
    if (at == At.THINKING) {
      think();
    }
    if (at == At.ANSWERING) {
      tell(answer, held.length());
    }
  }

  private void start() {
    String begun = held.stripLeading();
    if (begun.startsWith(OPEN)) {
      held = begun.substring(OPEN.length());
      at = At.THINKING;
    } else if (!OPEN.startsWith(begun)) {
      at = At.ANSWERING;
    }
  }

  private void think() {
    int close = held.indexOf(CLOSE);
    tell(thoughts, close >= 0 ? close : held.length() - beginningOfClose());
    if (close >= 0) {
      held = held.substring(CLOSE.length());
      at = At.ANSWERING;
    }
  }

  private int beginningOfClose() {
    int length = Math.min(held.length(), CLOSE.length() - 1);
    while (!CLOSE.startsWith(held.substring(held.length() - length))) {
      length--;
    }
    return length;
  }

  private void tell(Consumer<String> who, int length) {
    if (length > 0) {
      who.accept(held.substring(0, length));
      held = held.substring(length);
    }
  }

  /** Nothing more comes: what was held back is what it was. */
  void end() {
    tell(at == At.THINKING ? thoughts : answer, held.length());
  }
}
