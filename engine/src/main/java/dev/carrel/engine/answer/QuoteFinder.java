// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.TextSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks quotes up in the pages they are said to stand on.
 *
 * <p>A quote is verbatim if its characters, white space aside, stand in one document in this order
 * and from word to word; it is close if at most {@value #CLOSE_PERCENT} % of them must be changed,
 * added or left out, the case of letters included. Immutable, thread-safe.
 */
public final class QuoteFinder {
  /** Characters to change, of a hundred, up to which a quote still counts as close. */
  static final int CLOSE_PERCENT = 15;

  /** A shorter quote says nothing when it is only nearly right. */
  private static final int CLOSE_MIN_LENGTH = 12;

  private record Source(Document document, FoldedText text) {}

  /** A range of characters of one source's match text. */
  private record Range(Source source, int start, int end) {
    int page() {
      return source.text.page(start);
    }
  }

  private final List<Source> sources;

  public QuoteFinder(List<Document> documents) {
    sources =
        documents.stream()
            .map(d -> new Source(d, FoldedText.of(d.pages(), FoldedText.QUOTE)))
            .toList();
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
    FoldedText key = FoldedText.of(quote, FoldedText.QUOTE);
    if (key.length() == 0) {
      return new Quote(number, quote, Match.NONE, "", List.of());
    }
    return verbatim(key, pageHint)
        .map(r -> quote(number, quote, Match.VERBATIM, r))
        .or(() -> close(key, pageHint).map(r -> quote(number, quote, Match.CLOSE, r)))
        .orElseGet(() -> new Quote(number, quote, Match.NONE, "", List.of()));
  }

  private static Quote quote(int number, String text, Match match, Range range) {
    return new Quote(number, text, match, range.source.document.name(), places(range));
  }

  /** One place per page that the range touches. */
  private static List<TextSpan> places(Range range) {
    return range.source.text.places(range.start, range.end).stream()
        .map(p -> new TextSpan(range.source.document.id(), p.page(), p.start(), p.end()))
        .toList();
  }

  private Optional<Range> verbatim(FoldedText key, int pageHint) {
    Optional<Range> first = Optional.empty();
    for (Source source : sources) {
      FoldedText text = source.text;
      for (int i = text.next(key, 0); i >= 0; i = text.next(key, i + 1)) {
        int end = text.endOfMatch(i, key);
        if (!isBorder(text, i) || !isBorder(text, end)) {
          continue;
        }
        Range range = new Range(source, i, end);
        if (pageHint == 0 || range.page() == pageHint) {
          return Optional.of(range);
        }
        first = first.or(() -> Optional.of(range));
      }
    }
    return first;
  }

  /** Whether a word could end before a character, and another begin with it. */
  private static boolean isBorder(FoldedText text, int i) {
    return i == text.length()
        || text.isParted(i)
        || !joinsWords(text.at(i))
        || !joinsWords(text.at(i - 1));
  }

  /** Letters and digits of scripts that put spaces between words. */
  private static boolean joinsWords(char c) {
    return Character.isLetterOrDigit(c)
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
          default -> true;
        };
  }

  private Optional<Range> close(FoldedText key, int pageHint) {
    int limit = key.length() * CLOSE_PERCENT / 100;
    if (key.length() < CLOSE_MIN_LENGTH) {
      return Optional.empty();
    }
    return sources.stream()
        .flatMap(s -> nearest(s, key, limit).stream())
        .min(
            Comparator.comparingInt(Near::distance)
                .thenComparingInt(n -> n.range.page() == pageHint ? 0 : 1))
        .map(Near::range);
  }

  private record Near(Range range, int distance) {}

  /**
   * The place with the smallest edit distance to the key, if within the limit (Sellers, 1980). The
   * column holds, for each length of the key's beginning, the distance of the best match that ends
   * here and where that match starts.
   */
  private static Optional<Near> nearest(Source source, FoldedText key, int limit) {
    char[] wanted = small(key);
    int m = wanted.length;
    int[] distance = new int[m + 1];
    int[] begin = new int[m + 1];
    for (int k = 0; k <= m; k++) {
      distance[k] = k;
    }
    Optional<Near> best = Optional.empty();
    int bestDistance = limit + 1;
    for (int i = 0; i < source.text.length(); i++) {
      step(source.text.at(i), i, wanted, distance, begin);
      if (distance[m] < bestDistance) {
        bestDistance = distance[m];
        best = Optional.of(new Near(new Range(source, begin[m], i + 1), bestDistance));
      }
    }
    return best;
  }

  private static char[] small(FoldedText key) {
    char[] small = key.toString().toCharArray();
    for (int k = 0; k < small.length; k++) {
      small[k] = Character.toLowerCase(small[k]);
    }
    return small;
  }

  private static void step(char c, int i, char[] wanted, int[] distance, int[] begin) {
    int diagonal = distance[0];
    int diagonalBegin = i;
    char folded = Character.toLowerCase(c);
    begin[0] = i + 1;
    for (int k = 1; k < distance.length; k++) {
      int replaced = diagonal + (wanted[k - 1] == folded ? 0 : 1);
      int replacedBegin = diagonalBegin;
      diagonal = distance[k];
      diagonalBegin = begin[k];
      int missing = distance[k - 1] + 1;
      int added = diagonal + 1;
      if (replaced <= missing && replaced <= added) {
        distance[k] = replaced;
        begin[k] = replacedBegin;
      } else if (missing <= added) {
        distance[k] = missing;
        begin[k] = begin[k - 1];
      } else {
        distance[k] = added;
      }
    }
  }
}
