// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Parts what {@link FoldedWords} joined by {@link FoldedWords#HYPHEN}: {@code e-mail} is {@code e}
 * and {@code mail}, and at the place of each end also {@code email}, so that it is found by that
 * within a phrase as well. What stands for a fraction is that fraction.
 */
final class WordForms extends TokenFilter {
  /** The type of a form that the text does not have itself; a query is not made of it. */
  static final String JOINED = "<JOINED>";

  private record Part(String term, int start, int end, boolean joined) {}

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final Deque<Part> parts = new ArrayDeque<>();
  private State word = captureState();

  WordForms(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!parts.isEmpty()) {
      restoreState(word);
      put(parts.pop());
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() == 1) {
      Fractions.written(term.charAt(0)).ifPresent(this::putFraction);
    } else if (has(FoldedWords.HYPHEN)) {
      part();
    }
    return true;
  }

  private void putFraction(String written) {
    term.setEmpty().append(written);
    type.setType("<NUM>");
  }

  private boolean has(char sign) {
    char[] letters = term.buffer();
    for (int i = 0; i < term.length(); i++) {
      if (letters[i] == sign) {
        return true;
      }
    }
    return false;
  }

  private void part() {
    String whole = term.toString();
    int first = place.startOffset();
    boolean kept = place.endOffset() - first == whole.length();
    String joined = whole.replace(String.valueOf(FoldedWords.HYPHEN), "");
    word = captureState();
    for (int at = 0; at <= whole.length(); ) {
      int hyphen = whole.indexOf(FoldedWords.HYPHEN, at);
      int end = hyphen < 0 ? whole.length() : hyphen;
      int from = kept ? first + at : first;
      int to = kept ? first + end : place.endOffset();
      parts.add(new Part(whole.substring(at, end), from, to, false));
      if (at == 0 || hyphen < 0) {
        parts.add(new Part(joined, from, place.endOffset(), true));
      }
      at = end + 1;
    }
    int before = step.getPositionIncrement();
    put(parts.pop());
    step.setPositionIncrement(before);
  }

  private void put(Part part) {
    term.setEmpty().append(part.term);
    place.setOffset(part.start, part.end);
    step.setPositionIncrement(part.joined ? 0 : 1);
    if (part.joined) {
      type.setType(JOINED);
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
  }
}
