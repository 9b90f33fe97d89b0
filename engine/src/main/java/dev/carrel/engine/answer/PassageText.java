package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.FoldedText;
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
    FoldedText folded = FoldedText.of(page.text(), FoldedText.PASSAGE);
    space(false);
    pages.put(text.length(), page.number());
    space(hasBlankLine(page, 0, folded.length() == 0 ? page.text().length() : folded.start(0)));
    int run = folded.nextChanged(0);
    for (int i = 0; i < folded.length(); i++) {
      if (folded.at(i) == ' ') {
        space(i == run && hasBlankLine(page, folded.start(i), folded.end(i)));
      } else {
        put(folded.at(i));
      }
      run = i == run ? folded.nextChanged(i + 1) : run;
    }
  }

  private static boolean hasBlankLine(Page page, int start, int end) {
    String raw = page.text();
    int lineBreak = raw.indexOf('\n', start, end);
    return lineBreak >= 0 && raw.indexOf('\n', lineBreak + 1, end) >= 0;
  }

  private void put(char c) {
    if (begins && mayBegin(c)) {
      starts.set(text.length());
      begins = false;
    }
    text.append(c);
    begins |= c > 0x7F && WIDE_STOPS.indexOf(c) >= 0;
  }

  private static boolean mayBegin(char c) {
    return OPENERS.indexOf(c) >= 0 || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
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
