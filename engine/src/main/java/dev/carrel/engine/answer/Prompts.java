// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.context.ChatFrame;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.passage.Passage;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tokens behind the documents: what was said before, then the question. The same words always
 * make the same tokens, so that a conversation that is still resident is known by them.
 */
final class Prompts {
  /** Passages that the model is shown again before the question; with 0 it is shown none. */
  private static final int SHOWN = 4;

  private static final String SUMMARIZE =
      "Tell in at most five sentences what was asked and answered so far, for your own memory.";

  private final LanguageModel model;
  private final ChatFrame frame;
  private final Map<DocumentId, String> titles;

  /**
   * Writes prompts.
   *
   * @param titles what the model is told the documents are called
   */
  Prompts(LanguageModel model, ChatFrame frame, Map<DocumentId, String> titles) {
    this.model = model;
    this.frame = frame;
    this.titles = Map.copyOf(titles);
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
  Prompt question(Ranking ranking, String question) {
    Composed words = new Composed();
    related(words, ranking.passages(), ranking.order().stream().limit(SHOWN).toList());
    return closed(words.add(asked(question)));
  }

  /**
   * What several questions that are asked at once have in common: the passages that may matter to
   * any of them, together as many as one question is shown, each question's best first.
   *
   * @param rankings of the same passages, one for each question
   */
  Prompt stem(List<Ranking> rankings) {
    List<List<Integer>> orders = rankings.stream().map(Ranking::order).toList();
    Set<Integer> shown = new LinkedHashSet<>();
    for (int rank = 0; rank < SHOWN; rank++) {
      for (List<Integer> order : orders) {
        // Each has its best one among them, however many they are.
        if (rank < order.size() && (rank == 0 || shown.size() < SHOWN)) {
          shown.add(order.get(rank));
        }
      }
    }
    Composed words = new Composed();
    related(words, rankings.getFirst().passages(), shown);
    return shown.isEmpty() ? Prompt.NONE : new Prompt(words(words.text()).toArray(), words);
  }

  /** A question behind a {@link #stem}. */
  Prompt bare(String question) {
    return closed(new Composed().add(asked(question)));
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

  private static String asked(String question) {
    return "Question: " + said(question) + "\n" + AnswerTask.of(question).words();
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
  private void related(Composed words, List<PlacedPassage> passages, Collection<Integer> shown) {
    if (shown.isEmpty()) {
      return;
    }
    words.add("Passages that may matter:\n");
    for (int number : shown.stream().sorted().toList()) {
      Passage passage = passages.get(number).passage();
      String title = titles.getOrDefault(passage.place().document(), "");
      words.add(ChatMarks.passage(title, passage.place().page())).add(passage).add("\n");
    }
    words.add("\n");
  }
}
