// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Whether a quote says anything else than the place of a page that it resembles.
 *
 * <p>What may differ is told, not what may not: the case of letters, punctuation that is no part of
 * a number, a hyphen for the blank of a compound, the few {@link FillWords} of the language, and
 * how much of the last word there is; on a scan also what {@link ScanSlips} says is misread. All
 * else may matter, in any language: a number, a date, a name, a negation, a unit, where words end,
 * one word for another.
 */
final class MaterialDifference {
  private static final int NEVER = Integer.MAX_VALUE / 2;

  /** More characters than a negation and the fill words behind it have. */
  private static final int LOOKED_BACK = 60;

  /** Less of a word may be another one. */
  private static final int LEAST_OF_A_WORD = 4;

  /** Endings that turn a word into its contrary or a number into another. */
  private static final Set<String> ENDINGS =
      Set.of(
          "less", "lessly", "free", "teen", "ty", "th", "los", "lose", "losen", "loser", "loses",
          "frei", "freie", "freien", "zehn", "zig", "zehnte", "zigste", "zigsten", "loos", "loze",
          "tien", "tig");

  private final List<QuoteWord> quote;
  private final List<QuoteWord> page;
  private final Set<String> fill;
  private final ScanSlips.Place slips;

  private MaterialDifference(List<QuoteWord> quote, List<QuoteWord> page, ScanSlips.Place slips) {
    this.quote = withoutOuterEnds(quote);
    this.page = withoutOuterEnds(page);
    this.fill = FillWords.in(page);
    this.slips = slips;
  }

  /** Where the quote and the place end, no sentence need. */
  private static List<QuoteWord> withoutOuterEnds(List<QuoteWord> words) {
    int from = !words.isEmpty() && words.getFirst().isEnd() ? 1 : 0;
    int to = words.size() > from && words.getLast().isEnd() ? words.size() - 1 : words.size();
    return words.subList(from, to);
  }

  /**
   * Compares.
   *
   * @param from where the place begins, within a word or before it
   * @param to where it ends
   * @param scan what may be misread in the document
   */
  static boolean between(WordBorders quote, WordBorders page, int from, int to, ScanSlips scan) {
    List<QuoteWord> said = QuoteWord.of(quote);
    int begin = from;
    while (!page.mayCut(begin)) {
      begin--;
    }
    int end = to;
    while (!page.mayCut(end)) {
      end++;
    }
    List<QuoteWord> stands = QuoteWord.of(page, begin, end, QuoteWord.letters(said));
    MaterialDifference difference = new MaterialDifference(said, stands, scan.at(begin, end));
    return difference.isMaterial() || difference.isNegated(wordsBefore(page, begin));
  }

  private static List<QuoteWord> wordsBefore(WordBorders page, int begin) {
    int from = Math.max(0, begin - LOOKED_BACK);
    while (!page.mayCut(from)) {
      from--;
    }
    return QuoteWord.of(page, from, begin, Set.of());
  }

  /** Whether the word before the place, in its sentence, is a negation, fill words aside. */
  private boolean isNegated(List<QuoteWord> before) {
    return before.reversed().stream()
        .dropWhile(this::isFill)
        .findFirst()
        .filter(QuoteWord::isNegation)
        .isPresent();
  }

  /** Whether no way of laying one beside the other has only differences that may be. */
  private boolean isMaterial() {
    int[] before = new int[page.size() + 1];
    for (int k = 1; k <= page.size(); k++) {
      before[k] = sum(before[k - 1], alone(page.get(k - 1)));
    }
    int[] twoBefore = before;
    for (int i = 1; i <= quote.size(); i++) {
      int[] row = new int[page.size() + 1];
      Arrays.fill(row, NEVER);
      row[0] = sum(before[0], alone(quote.get(i - 1)));
      for (int k = 1; k <= page.size(); k++) {
        int both = sum(before[k - 1], together(i - 1, k - 1));
        int one = sum(before[k], alone(quote.get(i - 1)));
        int other = sum(row[k - 1], alone(page.get(k - 1)));
        row[k] = Math.min(both, Math.min(one, other));
        if (i > 1 && isJoined(quote, i, page.get(k - 1))) {
          row[k] = Math.min(row[k], sum(twoBefore[k - 1], 1));
        }
        if (k > 1 && isJoined(page, k, quote.get(i - 1))) {
          row[k] = Math.min(row[k], sum(before[k - 2], 1));
        }
      }
      twoBefore = before;
      before = row;
    }
    return before[page.size()] >= NEVER;
  }

  /** Whether two words are one on the other side: a picture's blanks are easily missed. */
  private boolean isJoined(List<QuoteWord> words, int end, QuoteWord one) {
    QuoteWord first = words.get(end - 2);
    QuoteWord second = words.get(end - 1);
    return slips.isScan()
        && one.isLetters()
        && first.isLetters()
        && second.isLetters()
        && one.text().length() == first.text().length() + second.text().length()
        && one.text().startsWith(first.text())
        && one.text().endsWith(second.text());
  }

  private static int sum(int a, int b) {
    return Math.min(NEVER, a + b);
  }

  private int alone(QuoteWord word) {
    return isFill(word) || (word.isEnd() && !word.surelyEnds()) ? 1 : NEVER;
  }

  private int together(int i, int k) {
    QuoteWord said = quote.get(i);
    QuoteWord stands = page.get(k);
    if (said.equals(stands)) {
      return 0;
    }
    if (said.isEnd() && stands.isEnd()) {
      return 1;
    }
    boolean fills = isFill(said) && isFill(stands);
    boolean first = i == 0 && k == 0 && isFill(stands);
    boolean last = i == quote.size() - 1 && k == page.size() - 1;
    boolean cut = (first && isEnd(said, stands)) || (last && isBegun(said, stands));
    boolean glue = said.glued() == stands.glued() || slips.isScan();
    boolean letters = said.isLetters() && stands.isLetters() && glue;
    return letters && (fills || cut || isMisread(said, stands)) ? 1 : NEVER;
  }

  private boolean isMisread(QuoteWord said, QuoteWord stands) {
    return slips.isScan()
        && said.isNegation() == stands.isNegation()
        && (said.text().equals(stands.text()) || slips.mayBe(stands.text(), said.text()));
  }

  private boolean isFill(QuoteWord word) {
    return word.isLetters() && !word.glued() && fill.contains(word.text());
  }

  private static boolean isEnd(QuoteWord said, QuoteWord stands) {
    return stands.text().endsWith(said.text());
  }

  private static boolean isBegun(QuoteWord said, QuoteWord stands) {
    return said.text().length() >= LEAST_OF_A_WORD
        && stands.text().startsWith(said.text())
        && !ENDINGS.contains(stands.text().substring(said.text().length()));
  }
}
