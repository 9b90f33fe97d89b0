// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.evidence.Negations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word, a number or a sign of a text, as two texts are compared for what they say: in small
 * letters, a number with its sign and separators, and only those signs that say something: where a
 * sentence ends is one of them.
 *
 * @param text what it is, as written above
 * @param kind what it is
 * @param glued whether it follows a letter or a digit without a blank: {@code 5th}
 */
record QuoteWord(String text, Kind kind, boolean glued) {
  enum Kind {
    LETTERS,
    NUMBER,
    SIGN,
    /** Where a sentence ends: {@link #END}, or {@link #PERHAPS} as behind an abbreviation. */
    END
  }

  private static final String END = ".";
  private static final String PERHAPS = "";
  private static final String ENDS = ".!?。！？";

  /** Signs that only say how a sentence is built. */
  private static final String PUNCTUATION = ".,;:!?\"'()[]{}-_*#|…•·▪■¿¡。、，；：！？「」『』（）";

  /** Of these, what may say something beside a digit: a sign, or brackets of a negative amount. */
  private static final String BESIDE_DIGITS = "-+()[]";

  private static final String SEPARATORS = ".,'-+/:";

  boolean isLetters() {
    return kind == Kind.LETTERS;
  }

  /** Whether it turns what follows into its contrary. */
  boolean isNegation() {
    return isLetters() && Negations.isOne(text);
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  /** Whether it ends a sentence, or may stand there without doing so. */
  boolean surelyEnds() {
    return isEnd() && text.equals(END);
  }

  /**
   * The words of a part of a text.
   *
   * @param joined words in small letters that are written in one, where a line's end divides them;
   *     others are two there
   */
  static List<QuoteWord> of(WordBorders borders, int from, int to, Set<String> joined) {
    return new Cutter(borders, to, joined).cut(from);
  }

  /** All words of a text; what a line's end divides is one word. */
  static List<QuoteWord> of(WordBorders borders) {
    Cutter cutter = new Cutter(borders, borders.text().length(), Set.of());
    cutter.joinsAll = true;
    return cutter.cut(0);
  }

  static Set<String> letters(List<QuoteWord> words) {
    return words.stream()
        .filter(QuoteWord::isLetters)
        .map(QuoteWord::text)
        .collect(Collectors.toSet());
  }

  private static final class Cutter {
    private final WordBorders borders;
    private final FoldedText text;
    private final int to;
    private final Set<String> joined;
    private final List<QuoteWord> words = new ArrayList<>();
    private boolean joinsAll;
    private int begin;

    Cutter(WordBorders borders, int to, Set<String> joined) {
      this.borders = borders;
      this.text = borders.text();
      this.to = to;
      this.joined = joined;
    }

    List<QuoteWord> cut(int from) {
      begin = from;
      for (int i = from; i < to; ) {
        i = take(i);
      }
      for (int k = 0; k < words.size(); k++) {
        if (words.get(k).isEnd() && (isNegation(k - 1) || isNegation(k + 1))) {
          words.set(k, new QuoteWord(END, Kind.END, false));
        }
      }
      return words;
    }

    private boolean isNegation(int k) {
      return k >= 0 && k < words.size() && words.get(k).isNegation();
    }

    private int take(int i) {
      char c = text.at(i);
      if (isDigit(i) || ((c == '-' || c == '+') && isDigit(i + 1) && isSign(i))) {
        return takeNumber(i);
      }
      if (Character.isLetter(c) || WordBorders.isMark(c) || Character.isSurrogate(c)) {
        return takeLetters(i);
      }
      if (PUNCTUATION.indexOf(c) < 0 || saysSomething(i)) {
        words.add(new QuoteWord(String.valueOf(c), Kind.SIGN, false));
      } else if (ENDS.indexOf(c) >= 0 && (words.isEmpty() || !words.getLast().isEnd())) {
        words.add(new QuoteWord(surelyEnds(i) ? END : PERHAPS, Kind.END, false));
      }
      return i + 1;
    }

    /** Not behind a single letter, and not before a number or a small letter. */
    private boolean surelyEnds(int i) {
      int next = i + 1;
      while (next < text.length() && !Character.isLetterOrDigit(text.at(next))) {
        next++;
      }
      boolean goesOn =
          next == text.length()
              || Character.isLowerCase(text.at(next))
              || Character.isDigit(text.at(next));
      boolean initial = !words.isEmpty() && words.getLast().text().length() == 1;
      return !goesOn && !(initial && words.getLast().isLetters());
    }

    private boolean isSign(int i) {
      boolean behindWord = i > 0 && Character.isLetterOrDigit(text.at(i - 1));
      return !borders.isParted(i + 1) && (!behindWord || borders.isParted(i));
    }

    /** Between digits all signs do. */
    private boolean saysSomething(int i) {
      boolean behind = isDigit(i - 1);
      boolean before = isDigit(i + 1);
      return (behind && before) || ((behind || before) && BESIDE_DIGITS.indexOf(text.at(i)) >= 0);
    }

    private int takeNumber(int from) {
      int i = from + 1;
      while (i < to && !borders.isParted(i) && (isDigit(i) || isSeparator(i))) {
        i++;
      }
      add(from, i, Kind.NUMBER);
      return i;
    }

    private boolean isSeparator(int i) {
      return SEPARATORS.indexOf(text.at(i)) >= 0 && isDigit(i + 1) && !borders.isParted(i + 1);
    }

    private int takeLetters(int from) {
      int end = from + 1;
      List<Integer> divisions = new ArrayList<>();
      while (end < to && goesOn(end)) {
        if (borders.isDivided(end)) {
          divisions.add(end);
        }
        end++;
      }
      int part = from;
      if (!joinsAll && !joined.contains(small(from, end))) {
        for (int division : divisions) {
          add(part, division, Kind.LETTERS);
          part = division;
        }
      }
      add(part, end, Kind.LETTERS);
      return end;
    }

    private boolean goesOn(int i) {
      char c = text.at(i);
      boolean letter = Character.isLetter(c) || WordBorders.isMark(c);
      boolean spaced = !borders.isParted(i) || borders.isSpacedOut(i);
      return Character.isLowSurrogate(c)
          || (letter
              && spaced
              && WordBorders.joinsWords(c)
              && WordBorders.joinsWords(text.at(i - 1)));
    }

    private void add(int from, int end, Kind kind) {
      boolean glued =
          from > begin
              && !borders.isParted(from)
              && !borders.isDivided(from)
              && WordBorders.joinsWords(text.at(from))
              && WordBorders.joinsWords(text.at(from - 1));
      words.add(new QuoteWord(small(from, end), kind, glued));
    }

    private String small(int from, int end) {
      return text.toString().substring(from, end).toLowerCase(Locale.ROOT);
    }

    private boolean isDigit(int i) {
      return i >= begin
          && i < to
          && switch (Character.getType(text.at(i))) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                true;
            default -> false;
          };
    }
  }
}
