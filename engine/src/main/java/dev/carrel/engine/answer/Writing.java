// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The words of one answer as they come, token by token, without what the model thinks before. */
final class Writing {
  private final LanguageModel model;
  private final int mostTokens;
  private final Consumer<String> words;
  private final Thoughts thoughts;
  private final Utf8Stream stream = new Utf8Stream();
  private final StringBuilder text = new StringBuilder();
  private final List<String> pieces = new ArrayList<>();
  private final List<Integer> tokens = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private boolean complete;
  private boolean ended;

  /**
   * Begins.
   *
   * @param words hears them
   * @param thinking hears what the model thinks
   */
  Writing(LanguageModel model, int mostTokens, Consumer<String> words, Consumer<String> thinking) {
    this.model = model;
    this.mostTokens = mostTokens;
    this.words = words;
    thoughts = new Thoughts(this::say, thinking);
  }

  /** Takes on a token that the model chose. */
  void take(int token) {
    if (model.isEnd(token)) {
      complete = true;
      end();
      return;
    }
    tokens.add(token);
    String more = stream.next(model.bytes(token));
    pieces.add(more);
    thoughts.take(more);
    ends.add(text.length());
    if (tokens.size() == mostTokens) {
      end();
    }
  }

  private void say(String more) {
    String said = text.isEmpty() ? more.stripLeading() : more;
    if (!said.isEmpty()) {
      text.append(said);
      words.accept(said);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      thoughts.end();
    }
  }

  /** The person asked to stop: it stays as it is. */
  void stop() {
    end();
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

  /** What it wrote, as the model wrote it, with what it thought. */
  Receipt.Written written() {
    return new Receipt.Written(tokens, String.join("", pieces), complete);
  }

  /** The characters of each token. */
  List<String> pieces() {
    return List.copyOf(pieces);
  }

  /** Where the characters of each token end in the text; those of its thoughts add none. */
  List<Integer> ends() {
    List<Integer> all = new ArrayList<>(ends);
    if (!all.isEmpty()) {
      all.set(all.size() - 1, text.length());
    }
    return all;
  }

  /** The answer. */
  String text() {
    return text.toString().stripTrailing();
  }
}
