// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

/** Tokens that the model reads at once, and the words that they stand for. */
final class Prompt {
  /** Nothing to read. */
  static final Prompt NONE = new Prompt(new int[0], new Composed());

  private final int[] tokens;
  private final Composed words;

  Prompt(int[] tokens, Composed words) {
    this.tokens = tokens.clone();
    this.words = words;
  }

  int[] tokens() {
    return tokens.clone();
  }

  int length() {
    return tokens.length;
  }

  Composed words() {
    return words;
  }
}
