// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Parts Thai, Lao, Khmer and Burmese, which have no blanks between words, into pairs of letters,
 * each one place behind the one before: a word is found within a line by its pairs in their order.
 */
final class UnspacedPairs extends TokenFilter {
  private static final String UNSPACED =
      StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private String line = "";
  private int at;
  private int start;
  private int end;
  private State state = captureState();

  UnspacedPairs(TokenStream input) {
    super(input);
  }

  /** Whether a text has letters of a script without blanks between words, Chinese among them. */
  static boolean isUnspaced(String text) {
    return text.codePoints()
        .mapToObj(UnicodeScript::of)
        .anyMatch(
            script ->
                isPaired(script)
                    || script == UnicodeScript.HAN
                    || script == UnicodeScript.HIRAGANA);
  }

  private static boolean isPaired(UnicodeScript script) {
    return switch (script) {
      case THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (at + 2 < line.length()) {
      at++;
      restoreState(state);
      step.setPositionIncrement(1);
      put();
      return true;
    }
    line = "";
    at = 0;
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() > 2 && type.type().equals(UNSPACED) && isPaired()) {
      line = term.toString();
      start = place.startOffset();
      end = place.endOffset();
      state = captureState();
      put();
    }
    return true;
  }

  private boolean isPaired() {
    return term.chars().mapToObj(UnicodeScript::of).allMatch(UnspacedPairs::isPaired);
  }

  private void put() {
    term.setEmpty().append(line, at, at + 2);
    if (end - start == line.length()) {
      place.setOffset(start + at, start + at + 2);
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    line = "";
    at = 0;
  }
}
