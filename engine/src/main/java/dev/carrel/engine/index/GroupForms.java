// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Puts at the place of a number's first group the whole number, so that {@code
 * DE89370400440532013000} finds it however it is written. Where several numbers stand side by side
 * none can tell where one ends: each that could be one is put there.
 */
final class GroupForms extends TokenFilter {
  /** A table's row of numbers goes on and on. */
  private static final int MOST_WORDS = 64;

  private record Word(State state, String term, int start, int end) {}

  private record Next(State state, String term, int end, boolean joined) {}

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final Deque<Next> next = new ArrayDeque<>();
  private boolean over;

  GroupForms(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next.isEmpty()) {
      if (over || !input.incrementToken()) {
        over = true;
        return false;
      }
      if (!isGroup()) {
        return true;
      }
      readNumbers();
    }
    give(next.pop());
    return true;
  }

  private boolean isGroup() {
    return NumberGroups.isGroup(term);
  }

  private Word word() {
    return new Word(captureState(), term.toString(), place.startOffset(), place.endOffset());
  }

  private void readNumbers() throws IOException {
    List<Word> words = new ArrayList<>();
    Word behind = null;
    words.add(word());
    while (behind == null && words.size() < MOST_WORDS) {
      if (!input.incrementToken()) {
        over = true;
        break;
      }
      boolean goesOn = isGroup() && place.startOffset() == words.getLast().end + 1;
      if (goesOn) {
        words.add(word());
      } else {
        behind = word();
      }
    }
    List<String> terms = words.stream().map(Word::term).toList();
    for (int i = 0; i < words.size(); i++) {
      add(words.get(i));
      addNumbers(words, terms, i);
    }
    if (behind != null) {
      add(behind);
    }
  }

  private void add(Word word) {
    next.add(new Next(word.state, word.term, word.end, false));
  }

  private void addNumbers(List<Word> words, List<String> terms, int from) {
    if (!NumberGroups.mayBegin(terms.get(from))) {
      return;
    }
    int most = Math.min(words.size(), from + NumberGroups.MOST_GROUPS);
    for (int to = from + 2; to <= most; to++) {
      List<String> groups = terms.subList(from, to);
      if (NumberGroups.isNumber(groups)) {
        Word first = words.get(from);
        String whole = String.join("", groups);
        next.add(new Next(first.state, whole, words.get(to - 1).end, true));
      }
    }
  }

  private void give(Next word) {
    restoreState(word.state);
    if (word.joined) {
      term.setEmpty().append(word.term);
      place.setOffset(place.startOffset(), word.end);
      step.setPositionIncrement(0);
      type.setType(WordForms.JOINED);
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    next.clear();
    over = false;
  }
}
