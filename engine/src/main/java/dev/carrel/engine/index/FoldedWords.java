// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.FoldedText;
import java.io.IOException;
import java.io.Reader;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharFilter;

/**
 * A page or a query as the tokenizer gets it: words that a line's end divides are one, those that
 * only a sign joins are parted. Places stay those of the text as it was.
 */
final class FoldedWords extends CharFilter {
  /**
   * The tokenizer takes {@code time.The} and {@code Date:May} for one word; PDFs are full of it.
   */
  private static final String STOPS = ".:";

  private static final String APOSTROPHES = "'\u2019\u02BC";

  /** What areas and volumes are measured in, behind a blank or a digit. */
  private static final Pattern UNIT =
      Pattern.compile("(?<!\\p{L})(?:[mckd]?m|ft|yd|mi)[\u00B2\u00B3]$");

  private static final int LONGEST_UNIT = 3;

  /** As readers of documents write letters that are raised, a to z. */
  private static final String LETTERS_ABOVE =
      "\u1D43\u1D47\u1D9C\u1D48\u1D49\u1DA0\u1D4D\u02B0\u2071\u02B2\u1D4F\u02E1\u1D50\u207F"
          + "\u1D52\u1D56\u02B3\u02E2\u1D57\u1D58\u1D5B\u02B7\u02E3\u02B8\u1DBB";

  private static final char SMALLEST_SHIFTED = '\u00B2';

  /** A hyphen within a word: the tokenizer parts no word there. */
  static final char HYPHEN = '\u2027';

  /** Longer ones are no words. */
  private static final Pattern HYPHENATED =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}\\p{Cf}_]|[\\p{L}\\p{M}\\p{N}][-\u2010\u2011])"
              + "\\p{L}{1,20}+(?:[-\u2010\u2011]\\p{L}{1,20}+){1,4}+"
              + "(?![\\p{M}\\p{N}\\p{Cf}_]|[-\u2010\u2011]\\p{L})");

  private final boolean apostrophesPart;
  private FoldedText folded = FoldedText.of("", FoldedText.SEARCH);
  private boolean begun;
  private boolean same;
  private String words = "";
  private int at;

  /**
   * Begins with a text.
   *
   * @param apostrophesPart so that {@code l'accord} is found by its noun
   */
  FoldedWords(Reader text, boolean apostrophesPart) {
    super(text);
    this.apostrophesPart = apostrophesPart;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (!begun) {
      fold();
    }
    if (at == words.length()) {
      return -1;
    }
    int count = Math.min(length, words.length() - at);
    words.getChars(at, at + count, into, offset);
    at += count;
    return count;
  }

  private void fold() throws IOException {
    String text = input.readAllAsString();
    folded = FoldedText.of(text, FoldedText.SEARCH);
    words = parted(folded.toString());
    same = text.length() == words.length(); // it only ever leaves out
    begun = true;
  }

  private String parted(String text) {
    char[] parted = text.toCharArray();
    part(text, STOPS, i -> isBetweenLetters(text, i), parted);
    part(text, APOSTROPHES, i -> apostrophesPart, parted);
    shift(text, parted);
    Fractions.mark(text, parted);
    join(text, parted);
    return new String(parted);
  }

  private static void part(String text, String signs, IntPredicate parts, char[] parted) {
    for (int k = 0; k < signs.length(); k++) {
      char sign = signs.charAt(k);
      for (int i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, i + 1)) {
        if (parts.test(i)) {
          parted[i] = ' ';
        }
      }
    }
  }

  /**
   * Letters that are raised behind a word are marks of notes and join it no more than digits do.
   * Lowered digits behind a letter, and the two that are raised behind a unit, are looked for by
   * the plain ones: {@code CO2}, {@code m2}.
   */
  private static void shift(String text, char[] parted) {
    for (int i = 1; i < parted.length; i++) {
      char c = parted[i];
      if (c < SMALLEST_SHIFTED) {
        continue;
      }
      boolean lowered = c >= '\u2080' && c <= '\u2089';
      if (LETTERS_ABOVE.indexOf(c) >= 0 && Character.isLetterOrDigit(parted[i - 1])) {
        parted[i] = ' ';
      } else if (lowered && Character.isLetterOrDigit(parted[i - 1])) {
        parted[i] = (char) (c - '\u2080' + '0');
      } else if ((c == '\u00B2' || c == '\u00B3') && isUnit(text, i)) {
        parted[i] = c == '\u00B2' ? '2' : '3';
      }
    }
  }

  /** So that the tokenizer takes {@code e-mail} for one word, which {@link WordForms} parts. */
  private void join(String text, char[] parted) {
    if (text.indexOf('-') < 0 && text.indexOf('\u2010') < 0 && text.indexOf('\u2011') < 0) {
      return;
    }
    Matcher joined = HYPHENATED.matcher(text);
    while (joined.find()) {
      int length = folded.end(joined.end() - 1) - folded.start(joined.start());
      if (length != joined.end() - joined.start()) {
        continue; // none could tell where its parts stand
      }
      for (int i = joined.start(); i < joined.end(); i++) {
        char c = parted[i];
        if (c == '-' || c == '\u2010' || c == '\u2011') {
          parted[i] = HYPHEN;
        }
      }
    }
  }

  private static boolean isUnit(String text, int i) {
    return UNIT.matcher(text)
        .region(Math.max(0, i - LONGEST_UNIT), i + 1)
        .useTransparentBounds(true)
        .find();
  }

  private static boolean isBetweenLetters(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i + 1));
  }

  @Override
  protected int correct(int offset) {
    if (same || folded.length() == 0) {
      return offset;
    }
    return offset < folded.length() ? folded.start(offset) : folded.end(folded.length() - 1);
  }
}
