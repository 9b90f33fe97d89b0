// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.TextSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks quotes up in the pages they are said to stand on.
 *
 * <p>A quote is verbatim if its words stand in one document in this order and with the same borders
 * ({@link WordBorders}); it is close if at most {@value #CLOSE_PERCENT} % of its characters must be
 * changed, added or left out, the case of letters aside, and none of that is a {@link
 * MaterialDifference}. Immutable, thread-safe.
 */
public final class QuoteFinder {
  /** Characters to change, of a hundred, up to which a quote still counts as close. */
  static final int CLOSE_PERCENT = 15;

  /** A shorter quote says nothing when it is only nearly right. */
  private static final int CLOSE_MIN_LENGTH = 12;

  private record Source(Document document, WordBorders borders, ScanSlips slips) {
    static Source of(Document document) {
      WordBorders borders = WordBorders.of(document.pages());
      return new Source(document, borders, new ScanSlips(document.pages(), borders));
    }

    FoldedText text() {
      return borders.text();
    }
  }

  /** A range of characters of one source's match text. */
  private record Range(Source source, int start, int end) {
    int page() {
      return source.text().page(start);
    }
  }

  private final List<Source> sources;

  public QuoteFinder(List<Document> documents) {
    sources = documents.stream().map(Source::of).toList();
  }

  /**
   * Looks a quote up.
   *
   * @param number of the quote in its answer
   * @param quote as the model gave it
   * @param pageHint the page that the model named, or 0: preferred where the quote stands on
   *     several
   */
  public Quote find(int number, String quote, int pageHint) {
    return find(number, quote, range -> pageHint == 0 || range.page() == pageHint);
  }

  /** As the other; the quote was taken from a document and a page. */
  Quote find(int number, String quote, DocumentId document, int page) {
    return find(
        number,
        quote,
        range -> range.page() == page && range.source.document.id().equals(document));
  }

  private Quote find(int number, String quote, Predicate<Range> preferred) {
    WordBorders key = WordBorders.of(quote);
    if (key.text().length() == 0) {
      return new Quote(number, quote, Match.NONE, "", List.of());
    }
    return verbatim(key, preferred)
        .map(r -> quote(number, quote, Match.VERBATIM, r))
        .or(() -> close(key, preferred).map(r -> quote(number, quote, Match.CLOSE, r)))
        .orElseGet(() -> new Quote(number, quote, Match.NONE, "", List.of()));
  }

  private static Quote quote(int number, String text, Match match, Range range) {
    Document document = range.source.document;
    List<TextSpan> places = places(range);
    return new Quote(number, text, match, document.name(), places, document.standing(places));
  }

  /** One place per page that the range touches. */
  private static List<TextSpan> places(Range range) {
    return range.source.text().places(range.start, range.end).stream()
        .map(p -> new TextSpan(range.source.document.id(), p.page(), p.start(), p.end()))
        .toList();
  }

  private Optional<Range> verbatim(WordBorders key, Predicate<Range> preferred) {
    Optional<Range> first = Optional.empty();
    for (Source source : sources) {
      FoldedText text = source.text();
      for (int i = text.next(key.text(), 0); i >= 0; i = text.next(key.text(), i + 1)) {
        int end = text.endOfMatch(i, key.text());
        WordBorders borders = source.borders;
        if (!borders.mayCut(i) || !borders.mayCut(end) || !borders.hasWords(i, key)) {
          continue;
        }
        Range range = new Range(source, i, end);
        if (preferred.test(range)) {
          return Optional.of(range);
        }
        first = first.or(() -> Optional.of(range));
      }
    }
    return first;
  }

  private Optional<Range> close(WordBorders key, Predicate<Range> preferred) {
    int length = key.text().length();
    if (length < CLOSE_MIN_LENGTH) {
      return Optional.empty();
    }
    return sources.stream()
        .flatMap(source -> nearest(source, key, length * CLOSE_PERCENT / 100).stream())
        .min(
            Comparator.comparingInt(Near::distance)
                .thenComparingInt(n -> preferred.test(n.range) ? 0 : 1))
        .map(Near::range);
  }

  private record Near(Range range, int distance) {}

  private static Optional<Near> nearest(Source source, WordBorders key, int limit) {
    return NearPlaces.nearest(
            source.text(),
            key.text(),
            limit,
            (from, to) -> !MaterialDifference.between(key, source.borders, from, to, source.slips))
        .map(p -> new Near(new Range(source, p.start(), p.end()), p.distance()));
  }
}
