package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Documents as they are quoted: runs of white space are one space, words broken at a line's end
 * keep their hyphen and lose the break. Knows where a quote may begin. Documents stand one behind
 * the other, each ended by {@link #END}, which no quote can cross.
 */
final class PassageText {
  /** Ends a document. */
  static final char END = '\0';

  private static final String STOPS = ".;:!?。！？；：";
  private static final String WIDE_STOPS = "。！？；：";
  private static final String OPENERS = "\"'“‘(«„•-–—*";

  private final StringBuilder text = new StringBuilder();
  private final BitSet starts = new BitSet();
  private final NavigableMap<Integer, Integer> pages = new TreeMap<>();
  private boolean begins = true;

  private PassageText() {}

  static PassageText of(List<Document> documents) {
    PassageText made = new PassageText();
    for (Document document : documents) {
      for (Page page : document.pages()) {
        made.append(page);
      }
      made.text.append(END);
      made.begins = true;
    }
    return made;
  }

  int length() {
    return text.length();
  }

  char at(int position) {
    return text.charAt(position);
  }

  String substring(int start, int end) {
    return text.substring(start, end);
  }

  /** Positions at which a sentence, a clause or a block of lines begins. */
  BitSet starts() {
    return starts;
  }

  /** The page, from 1, that the character at a position stands on. */
  int page(int position) {
    return pages.floorEntry(position).getValue();
  }

  private void append(Page page) {
    String raw = page.text();
    space(false);
    pages.put(text.length(), page.number());
    for (int i = 0; i < raw.length(); i++) {
      if (Character.isWhitespace(raw.charAt(i))) {
        int end = endOfSpace(raw, i);
        if (!breaksWord(raw, i, end)) {
          space(lineBreaks(raw, i, end) > 1);
        }
        i = end - 1;
      } else {
        put(raw.charAt(i));
      }
    }
  }

  private static int endOfSpace(String raw, int start) {
    int end = start;
    while (end < raw.length() && Character.isWhitespace(raw.charAt(end))) {
      end++;
    }
    return end;
  }

  private static long lineBreaks(String raw, int start, int end) {
    return raw.substring(start, end).chars().filter(c -> c == '\n').count();
  }

  /** Whether a line ends within a word: behind a hyphen, and the next one goes on in lower case. */
  private boolean breaksWord(String raw, int start, int end) {
    return raw.charAt(start) == '\n'
        && last() == '-'
        && end < raw.length()
        && Character.isLowerCase(raw.charAt(end));
  }

  private void put(char c) {
    boolean opens = OPENERS.indexOf(c) >= 0;
    if (begins && (opens || Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
      starts.set(text.length());
      begins = false;
    }
    text.append(c);
    begins |= WIDE_STOPS.indexOf(c) >= 0;
  }

  private void space(boolean blankLine) {
    char last = last();
    begins |= blankLine || last == END || STOPS.indexOf(last) >= 0;
    if (last != ' ' && last != END) {
      text.append(' ');
    }
  }

  private char last() {
    return text.isEmpty() ? END : text.charAt(text.length() - 1);
  }
}
