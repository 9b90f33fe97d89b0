package dev.carrel.engine.answer;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.LanguageModel;
import java.time.Duration;
import java.util.List;

/**
 * Answers questions from documents that were read whole.
 *
 * <p>The model first quotes, kept to the documents' words by {@link QuoteGuide}, and then answers
 * with its quotes before its eyes; whatever it puts in quotation marks after that is looked up too.
 * Decoding is greedy: the same question on the same documents gives the same bytes.
 */
public final class Answerer {
  /** Longest answer, in tokens, quotes not counted. */
  private static final int MAX_ANSWER_TOKENS = 512;

  private static final String TASK =
      "Quote the sentences of the documents that answer the question, then answer it in one or two"
          + " sentences. If the documents do not say, answer \"Not found.\"";

  private final LanguageModel model;
  private final VocabularyIndex vocabulary;

  public Answerer(LanguageModel model) {
    this.model = model;
    this.vocabulary = new VocabularyIndex(model);
  }

  /**
   * Answers one question; the reading is afterwards as before.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures
   */
  public Answer answer(
      Reading reading, String question, AnswerListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    int[] prompt = prompt(reading, question);
    int room = reading.capacity() - reading.length() - MAX_ANSWER_TOKENS - QuoteWriter.MAX_TOKENS;
    if (prompt.length > room) {
      throw new CarrelException(
          Code.QUESTION_TOO_LONG,
          "The question has %,d characters (%,d tokens); there is room for %,d tokens."
              .formatted(question.length(), prompt.length, Math.max(0, room)),
          "Shorten the question; put long text into a note and add that as a document.");
    }
    List<Document> documents = reading.documents();
    return reading.borrow(
        context -> {
          Decoder decoder = new Decoder(model, context, cancellation);
          decoder.read(prompt);
          List<Quote> quotes =
              new QuoteWriter(
                      decoder, PassageText.of(documents), vocabulary, new QuoteFinder(documents))
                  .write(listener);
          String text = decoder.isStopped() ? "" : words(decoder, listener);
          return new Answer(
              question,
              text,
              quotes,
              reading.length() + prompt.length,
              decoder.generated(),
              Duration.ofNanos(System.nanoTime() - start),
              decoder.isComplete());
        });
  }

  private int[] prompt(Reading reading, String question) {
    int[] asked = model.tokenize("Question: " + question.strip() + "\n" + TASK, false);
    int[] lead = model.tokenize(QuoteWriter.LEAD, false);
    return Tokens.join(asked, reading.frame().closing(), lead);
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
