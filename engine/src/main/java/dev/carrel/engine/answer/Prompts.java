package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.answer.Passages.Passage;
import dev.carrel.engine.context.ChatFrame;
import dev.carrel.engine.model.LanguageModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
            .map(s -> words("What was said before, in short: " + s.strip() + "\n\n"))
            .orElseGet(IntStream::empty);
    for (Exchange turn : said.turns()) {
      tokens = IntStream.concat(tokens, words("Question: " + turn.question().strip()));
      tokens = IntStream.concat(tokens, Arrays.stream(frame.closing()));
      tokens = IntStream.concat(tokens, words(turn.answer()));
      tokens = IntStream.concat(tokens, Arrays.stream(frame.between()));
    }
    return tokens.toArray();
  }

  /** A question, with the passages that may matter to it, up to where the answer begins. */
  Prompt question(Passages passages, String question) {
    String excerpts = excerpts(passages, question);
    String related = excerpts.isEmpty() ? "" : "Passages that may matter:\n" + excerpts + "\n";
    return closed(related + "Question: " + question.strip() + "\n" + TASK);
  }

  /**
   * What several questions that are asked at once have in common: the passages that may matter to
   * any of them, together as many as one question is shown, each question's best first.
   */
  int[] stem(Passages passages, List<String> questions) {
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
    String excerpts = text(passages, shown);
    return excerpts.isEmpty()
        ? new int[0]
        : words("Passages that may matter:\n" + excerpts + "\n").toArray();
  }

  /** A question behind a {@link #stem}. */
  Prompt bare(String question) {
    return closed("Question: " + question.strip() + "\n" + TASK);
  }

  /** Asks for a summary of what was said. */
  Prompt summarize() {
    return closed(SUMMARIZE);
  }

  private Prompt closed(String words) {
    return new Prompt(IntStream.concat(words(words), Arrays.stream(frame.closing())).toArray());
  }

  private IntStream words(String text) {
    return Arrays.stream(model.tokenize(text, false));
  }

  /** The most related passages in the documents' order, with their pages. */
  private static String excerpts(Passages passages, String question) {
    return text(passages, passages.best(question, SHOWN, 0));
  }

  private static String text(Passages passages, Collection<Passage> shown) {
    return shown.stream()
        .sorted(Comparator.comparingInt(Passage::start))
        .map(p -> "[page " + passages.page(p) + "] " + cut(passages.string(p)) + "\n")
        .collect(Collectors.joining());
  }

  private static String cut(String passage) {
    return passage.length() <= MAX_SHOWN_LENGTH ? passage : passage.substring(0, MAX_SHOWN_LENGTH);
  }
}
