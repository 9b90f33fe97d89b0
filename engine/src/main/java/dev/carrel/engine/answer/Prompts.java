// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.answer.Passages.Passage;
import dev.carrel.engine.context.ChatFrame;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.model.LanguageModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tokens behind the documents: what was said before, then the question. The same words always
 * make the same tokens, so that a conversation that is still resident is known by them.
 */
final class Prompts {
  /** Passages that the model is shown again before the question, and how much of each. */
  private static final int SHOWN = 4;

  private static final int MAX_SHOWN_LENGTH = 500;

  private static final String TASK =
      "Answer in one or two sentences, in the words of the documents.";

  private static final String SUMMARIZE =
      "Tell in at most five sentences what was asked and answered so far, for your own memory.";

  private final LanguageModel model;
  private final ChatFrame frame;

  Prompts(LanguageModel model, ChatFrame frame) {
    this.model = model;
    this.frame = frame;
  }

  /** What was said before: without the passages that were shown beside each question. */
  int[] history(Dialogue said) {
    IntStream tokens =
        said.summary()
            .map(s -> words("What was said before, in short: " + said(s) + "\n\n"))
            .orElseGet(IntStream::empty);
    for (Exchange turn : said.turns()) {
      tokens = IntStream.concat(tokens, words("Question: " + said(turn.question())));
      tokens = IntStream.concat(tokens, Arrays.stream(frame.closing()));
      tokens = IntStream.concat(tokens, words(ChatMarks.neutral(turn.answer())));
      tokens = IntStream.concat(tokens, Arrays.stream(frame.between()));
    }
    return tokens.toArray();
  }

  /** A question, with the passages that may matter to it, up to where the answer begins. */
  Prompt question(Passages passages, String question) {
    Composed words = new Composed();
    related(words, passages, passages.best(question, SHOWN, 0));
    return closed(words.add("Question: " + said(question) + "\n" + TASK));
  }

  /**
   * What several questions that are asked at once have in common: the passages that may matter to
   * any of them, together as many as one question is shown, each question's best first.
   */
  Prompt stem(Passages passages, List<String> questions) {
    List<List<Passage>> ranked =
        questions.stream().map(question -> passages.best(question, SHOWN, 0)).toList();
    Set<Passage> shown = new LinkedHashSet<>();
    for (int rank = 0; rank < SHOWN; rank++) {
      for (List<Passage> best : ranked) {
        // Each has its best one among them, however many they are.
        if (rank < best.size() && (rank == 0 || shown.size() < SHOWN)) {
          shown.add(best.get(rank));
        }
      }
    }
    Composed words = new Composed();
    related(words, passages, shown);
    return shown.isEmpty() ? Prompt.NONE : new Prompt(words(words.text()).toArray(), words);
  }

  /** A question behind a {@link #stem}. */
  Prompt bare(String question) {
    return closed(new Composed().add("Question: " + said(question) + "\n" + TASK));
  }

  /** Asks for a summary of what was said. */
  Prompt summarize() {
    return closed(new Composed().add(SUMMARIZE));
  }

  private Prompt closed(Composed words) {
    int[] closing = frame.closing();
    IntStream tokens = IntStream.concat(words(words.text()), Arrays.stream(closing));
    words.add(String.join("", Pieces.of(model, closing)));
    return new Prompt(tokens.toArray(), words);
  }

  private static String said(String text) {
    return ChatMarks.neutral(text.strip());
  }

  private IntStream words(String text) {
    return Arrays.stream(model.tokenize(text, false));
  }

  /**
   * The most related passages in the documents' order, with their documents and pages; nothing
   * without one.
   */
  private static void related(Composed words, Passages passages, Collection<Passage> shown) {
    if (shown.isEmpty()) {
      return;
    }
    words.add("Passages that may matter:\n");
    for (Passage p : shown.stream().sorted(Comparator.comparingInt(Passage::start)).toList()) {
      words
          .add(ChatMarks.passage(passages.title(p), passages.page(p)))
          .add(passages, p, MAX_SHOWN_LENGTH)
          .add("\n");
    }
    words.add("\n");
  }
}
