package dev.carrel.engine.answer;

/** Tokens that the model is to go on behind. */
final class Prompt {
  private final int[] tokens;

  Prompt(int[] tokens) {
    this.tokens = tokens.clone();
  }

  int[] tokens() {
    return tokens.clone();
  }

  int length() {
    return tokens.length;
  }
}
