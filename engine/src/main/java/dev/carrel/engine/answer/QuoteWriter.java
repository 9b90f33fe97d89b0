package dev.carrel.engine.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Lets the model quote, one passage after another, and looks each up. */
final class QuoteWriter {
  /** Behind the prompt, before the first quote. */
  static final String LEAD = "Quotes:\n1. \"";

  private static final String ANSWER = "Answer:";

  /** Tokens that quotes may take, with what stands around them. */
  static final int MAX_TOKENS = 512;

  private static final int MAX_QUOTES = 3;
  private static final int MAX_QUOTE_TOKENS = 120;

  /** A sentence that ends earlier, such as a heading or a number, may go on into the next. */
  private static final int MIN_SENTENCE_BYTES = 40;

  private final Decoder decoder;
  private final PassageText text;
  private final VocabularyIndex vocabulary;
  private final QuoteFinder finder;
  private final int[] closers;

  QuoteWriter(Decoder decoder, PassageText text, VocabularyIndex vocabulary, QuoteFinder finder) {
    this.decoder = decoder;
    this.text = text;
    this.vocabulary = vocabulary;
    this.finder = finder;
    this.closers = vocabulary.startingWith('"');
  }

  /** Quotes, and what leads on to the answer. */
  List<Quote> write(AnswerListener listener) {
    List<Quote> quotes = new ArrayList<>();
    BitSet used = new BitSet();
    while (!decoder.isStopped()) {
      String words = one(used);
      if (!words.isBlank()) {
        Quote quote = finder.find(quotes.size() + 1, words, 0);
        quotes.add(quote);
        listener.quote(quote);
      }
      if (words.isBlank() || !wantsMore(quotes) || quotes.size() == MAX_QUOTES) {
        decoder.read(ANSWER);
        return quotes;
      }
      decoder.read(next(quotes));
    }
    return quotes;
  }

  /** One quote's words; marks its beginnings as used. */
  private String one(BitSet used) {
    QuoteGuide guide = QuoteGuide.start(text, vocabulary, used);
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    for (int i = 0; i < MAX_QUOTE_TOKENS && !decoder.isStopped(); i++) {
      int[] allowed = guide.allowed();
      boolean mayEnd = words.size() >= MIN_SENTENCE_BYTES && guide.mayEnd();
      if (allowed.length == 0 || (words.size() >= MIN_SENTENCE_BYTES && guide.sentenceEnded())) {
        break;
      }
      int token = decoder.best(mayEnd ? Tokens.join(allowed, closers) : allowed);
      byte[] bytes = decoder.model().bytes(token);
      if (mayEnd && bytes.length > 0 && bytes[0] == '"' && !contains(allowed, token)) {
        break;
      }
      words.writeBytes(bytes);
      guide.accept(bytes);
      decoder.accept(token);
    }
    guide.beginnings().forEach(used::set);
    return words.toString(StandardCharsets.UTF_8).strip();
  }

  private static boolean contains(int[] tokens, int token) {
    for (int t : tokens) {
      if (t == token) {
        return true;
      }
    }
    return false;
  }

  /** Closes a quote with its page and asks the model whether another one follows. */
  private boolean wantsMore(List<Quote> quotes) {
    Quote last = quotes.getLast();
    String page = last.places().isEmpty() ? "" : " [page " + last.places().getFirst().page() + "]";
    decoder.read("\"" + page + "\n");
    if (decoder.isStopped()) {
      return false;
    }
    int more = first(next(quotes));
    return decoder.best(new int[] {more, first(ANSWER)}) == more;
  }

  private static String next(List<Quote> quotes) {
    return (quotes.size() + 1) + ". \"";
  }

  private int first(String text) {
    return decoder.model().tokenize(text, false)[0];
  }
}
