// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.FoldedText;
import java.io.IOException;
import java.io.Reader;
import java.util.function.IntPredicate;
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
