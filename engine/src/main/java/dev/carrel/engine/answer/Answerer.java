package dev.carrel.engine.answer;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.answer.Passages.Passage;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.LanguageModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers questions from documents that were read whole.
 *
 * <p>The few passages whose words fit the question best are shown to the model again beside it: all
 * of the document stays in its context, but a small model attends best to what is near. The
 * answer's quotes are then taken from the documents, not from the model, and looked up; {@code
 * docs/decisions/0003-quotes.md} says why. Decoding is greedy: the same question on the same
 * documents gives the same bytes.
 */
public final class Answerer {
  /** Longest answer, in tokens. */
  private static final int MAX_ANSWER_TOKENS = 512;

  /** Passages that the model is shown again before the question, and how much of each. */
  private static final int SHOWN = 4;

  private static final int MAX_SHOWN_LENGTH = 500;

  private static final String TASK =
      "Answer in one or two sentences, in the words of the documents.";

  private final LanguageModel model;

  public Answerer(LanguageModel model) {
    this.model = model;
  }

  /**
   * Answers one question; the reading is afterwards as before.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures
   */
  public Answer answer(
      Reading reading, String question, AnswerListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    List<Document> documents = reading.documents();
    Passages passages = new Passages(PassageText.of(documents));
    int[] prompt = prompt(reading, question, excerpts(passages, question));
    requireRoom(reading, question, prompt.length);
    return reading.borrow(
        context -> {
          Decoder decoder = new Decoder(model, context, cancellation);
          decoder.read(prompt);
          String words = words(decoder, listener);
          List<Quote> quotes =
              new Attribution(passages, new QuoteFinder(documents)).quotes(question, words);
          quotes.forEach(listener::quote);
          return new Answer(
              question,
              words,
              quotes,
              reading.length() + prompt.length,
              decoder.generated(),
              Duration.ofNanos(System.nanoTime() - start),
              decoder.isComplete());
        });
  }

  private static void requireRoom(Reading reading, String question, int tokens) {
    int room = reading.capacity() - reading.length() - MAX_ANSWER_TOKENS;
    if (tokens > room) {
      throw new CarrelException(
          Code.QUESTION_TOO_LONG,
          "The question has %,d characters (%,d tokens); there is room for %,d tokens."
              .formatted(question.length(), tokens, Math.max(0, room)),
          "Shorten the question; put long text into a note and add that as a document.");
    }
  }

  /** The most related passages in the documents' order, with their pages. */
  private static String excerpts(Passages passages, String question) {
    return passages.best(question, SHOWN, 0).stream()
        .sorted(Comparator.comparingInt(Passage::start))
        .map(p -> "[page " + passages.page(p) + "] " + cut(passages.string(p)) + "\n")
        .collect(Collectors.joining());
  }

  private static String cut(String passage) {
    return passage.length() <= MAX_SHOWN_LENGTH ? passage : passage.substring(0, MAX_SHOWN_LENGTH);
  }

  private int[] prompt(Reading reading, String question, String excerpts) {
    String related = excerpts.isEmpty() ? "" : "Passages that may matter:\n" + excerpts + "\n";
    int[] asked = model.tokenize(related + "Question: " + question.strip() + "\n" + TASK, false);
    return IntStream.concat(Arrays.stream(asked), Arrays.stream(reading.frame().closing()))
        .toArray();
  }

  private String words(Decoder decoder, AnswerListener listener) {
    Utf8Stream stream = new Utf8Stream();
    StringBuilder text = new StringBuilder();
    decoder.free(
        MAX_ANSWER_TOKENS,
        token -> {
          String more = stream.next(model.bytes(token));
          if (text.isEmpty()) {
            more = more.stripLeading();
          }
          if (!more.isEmpty()) {
            text.append(more);
            listener.text(more);
          }
        });
    return text.toString().stripTrailing();
  }
}
