// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The words of one answer as they come, token by token. */
final class Writing {
  private final LanguageModel model;
  private final int mostTokens;
  private final Consumer<String> words;
  private final Utf8Stream stream = new Utf8Stream();
  private final StringBuilder text = new StringBuilder();
  private final List<String> pieces = new ArrayList<>();
  private final List<Integer> tokens = new ArrayList<>();
  private boolean complete;
  private boolean ended;

  /**
   * Begins.
   *
   * @param words hears them
   */
  Writing(LanguageModel model, int mostTokens, Consumer<String> words) {
    this.model = model;
    this.mostTokens = mostTokens;
    this.words = words;
  }

  /** Takes on a token that the model chose. */
  void take(int token) {
    if (model.isEnd(token)) {
      complete = true;
      ended = true;
      return;
    }
    tokens.add(token);
    String more = stream.next(model.bytes(token));
    pieces.add(more);
    if (text.isEmpty()) {
      more = more.stripLeading();
    }
    if (!more.isEmpty()) {
      text.append(more);
      words.accept(more);
    }
    ended = tokens.size() == mostTokens;
  }

  /** The person asked to stop: it stays as it is. */
  void stop() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether the model came to the end by itself. */
  boolean isComplete() {
    return complete;
  }

  /** Tokens that the model chose. */
  int generated() {
    return tokens.size();
  }

  /** What it wrote, as the model wrote it. */
  Receipt.Written written() {
    return new Receipt.Written(tokens, String.join("", pieces), complete);
  }

  /** The characters of each token. */
  List<String> pieces() {
    return List.copyOf(pieces);
  }

  String text() {
    return text.toString().stripTrailing();
  }
}
