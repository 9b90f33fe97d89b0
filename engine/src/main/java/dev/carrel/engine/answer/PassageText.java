// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final DocumentId NOBODYS = new DocumentId("0".repeat(64));
  private static final String STOPS = ".;:!?。！？；：";
  private static final String WIDE_STOPS = "。！？；：";
  private static final String OPENERS = "\"'“‘(«„•-–—*";

  private final StringBuilder text = new StringBuilder();
  private final BitSet starts = new BitSet();
  private final NavigableMap<Integer, PageStart> pages = new TreeMap<>();
  private final Map<DocumentId, String> titles = new HashMap<>();
  private boolean begins = true;

  /** Where each character stands in its page's text. */
  private int[] offsets = new int[1024];

  /** Where the next one does. */
  private int offset;

  private record PageStart(DocumentId document, int number) {}

  private PassageText() {}

  static PassageText of(List<Document> documents) {
    PassageText made = new PassageText();
    for (Document document : documents) {
      made.titles.put(document.id(), ChatMarks.title(document));
      for (Page page : document.pages()) {
        made.append(document.id(), page);
      }
      made.append(END);
      made.begins = true;
    }
    return made;
  }

  /** Ranges of pages that follow one another, as they are quoted. */
  static String text(List<String> ranges) {
    PassageText made = new PassageText();
    for (String range : ranges) {
      made.append(NOBODYS, new Page(1, range, PageLayout.unplaced(range.length())));
    }
    return made.text.toString().strip();
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
    return pages.floorEntry(position).getValue().number;
  }

  /** The document that the character at a position stands in. */
  DocumentId document(int position) {
    return pages.floorEntry(position).getValue().document;
  }

  /** What the model is told that document is called. */
  String title(int position) {
    return titles.getOrDefault(document(position), "");
  }

  /** Where the document ends that a character stands in. */
  int endOfDocument(int position) {
    return text.indexOf(String.valueOf(END), position);
  }

  /**
   * Where a range of one document stands, one place a page.
   *
   * @param start a character that is no blank
   * @param end behind such a character
   */
  List<TextSpan> places(int start, int end) {
    List<TextSpan> places = new ArrayList<>();
    for (int from = start; from < end; ) {
      PageStart page = pages.floorEntry(from).getValue();
      Integer next = pages.higherKey(from);
      int to = next == null || next > end ? end : next;
      int last = to - 1;
      while (text.charAt(last) == ' ') {
        last--;
      }
      places.add(new TextSpan(page.document, page.number, offsets[from], offsets[last] + 1));
      from = to;
    }
    return places;
  }

  private void append(DocumentId document, Page page) {
    FoldedText folded = FoldedText.of(page.text(), FoldedText.PASSAGE);
    space(false);
    pages.put(text.length(), new PageStart(document, page.number()));
    space(hasBlankLine(page, 0, folded.length() == 0 ? page.text().length() : folded.start(0)));
    int run = folded.nextChanged(0);
    for (int i = 0; i < folded.length(); i++) {
      // A sign of two characters is one part of the page to the folded text.
      offset = folded.start(i) + (Character.isLowSurrogate(folded.at(i)) ? 1 : 0);
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
    if (begins && (mayBegin(c) || last() == END)) {
      starts.set(text.length());
      begins = false;
    }
    append(c);
    begins |= c > 0x7F && WIDE_STOPS.indexOf(c) >= 0;
  }

  private static boolean mayBegin(char c) {
    return OPENERS.indexOf(c) >= 0 || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void space(boolean blankLine) {
    char last = last();
    begins |= blankLine || last == END || STOPS.indexOf(last) >= 0;
    if (last != ' ' && last != END) {
      append(' ');
    }
  }

  private void append(char c) {
    if (text.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[text.length()] = offset;
    text.append(c);
  }

  private char last() {
    return text.isEmpty() ? END : text.charAt(text.length() - 1);
  }
}
