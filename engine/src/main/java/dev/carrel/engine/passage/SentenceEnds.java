// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import dev.carrel.engine.passage.PassageLines.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where passages begin and end in part of a page. */
final class SentenceEnds {
  /** What ends with a colon goes with what follows if it is so much longer. */
  private static final int LEAD_IN = 20;

  /** {@code and} or {@code oder} behind an item of a list. */
  private static final int CONJUNCTION = 4;

  /** A passage that must be cut is at least this long. */
  private static final int SHORTEST_PART = 200;

  private static final String STOPS = ".;:!?。！？；：";
  private static final String WIDE_STOPS = "。！？；：";
  private static final String OPENERS = "[~\"'“‘(«„•-–—*|§▪◦·";
  private static final String CLOSERS = "~\"'”’)»“]";
  private static final String COMMAS = ",，、";

  /** How an item of a list or a numbered clause begins. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?:\\(?\\p{Alnum}{1,4}\\)|\\d{1,3}(?:\\.\\d{1,3})*\\.?|[•▪◦·*–—-]|§+ ?\\d+\\p{Alnum}*"
              + "|(?:Article|Section|Clause|Schedule|Exhibit|Annex|Appendix|Artikel|Abschnitt"
              + "|Anlage|Ziffer|Annexe|Chapitre) [\\dIVXA-Z]+[.:]?) .*",
          Pattern.DOTALL);

  /** What stands before the next item of a list. */
  private static final Pattern LIST_GOES_ON =
      Pattern.compile(".*(?:[,;:]|\\b(?:and|or|und|oder|sowie|et|ou))", Pattern.DOTALL);

  /** Behind a line that is less than this share of the longest one, the next begins anew. */
  private static final double SHORT_LINE = 0.67;

  private static final int LOOKED_BACK = 40;

  private final PassageLines text;
  private final int longestLine;
  private final int shortest;

  /**
   * Of part of a page.
   *
   * @param shortest characters below which a passage goes with what follows
   */
  SentenceEnds(PassageLines text, int shortest) {
    this.text = text;
    this.shortest = shortest;
    this.longestLine = text.longestLine();
  }

  /** The passages, in order. */
  List<Range> passages() {
    List<Range> passages = new ArrayList<>();
    for (Range range : joined()) {
      for (Range part : parts(range)) {
        if (hasWords(part)) {
          passages.add(part);
        }
      }
    }
    return passages;
  }

  /** Positions at which a sentence, a clause, an item or a row may begin. */
  private List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.at(i);
      if (c == ' ') {
        begins |= text.endsParagraph(i) || text.endsRow(i) || isBehindStop(i) || isItem(i);
      } else {
        if (begins && mayBegin(c)) {
          starts.add(i);
          begins = false;
        }
        begins |= WIDE_STOPS.indexOf(c) >= 0;
      }
    }
    return starts;
  }

  private static boolean mayBegin(char c) {
    return OPENERS.indexOf(c) >= 0 || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private boolean isBehindStop(int blank) {
    int at = blank - 1;
    while (at > 0 && CLOSERS.indexOf(text.at(at)) >= 0) {
      at--;
    }
    return at >= 0 && STOPS.indexOf(text.at(at)) >= 0;
  }

  /** Whether a line ends with a blank and the next one begins an item. */
  private boolean isItem(int blank) {
    if (!text.endsLine(blank)
        || !ITEM.matcher(text.string(blank + 1, Math.min(text.length(), blank + 1 + LOOKED_BACK)))
            .matches()) {
      return false;
    }
    Range line = text.lineBefore(blank);
    return line.end() - line.start() < SHORT_LINE * longestLine
        || LIST_GOES_ON.matcher(text.string(line.start(), line.end())).matches();
  }

  private List<Range> joined() {
    List<Range> joined = new ArrayList<>();
    List<Integer> starts = starts();
    for (int k = 0; k < starts.size(); k++) {
      int start = starts.get(k);
      int end = k + 1 < starts.size() ? starts.get(k + 1) : text.length();
      while (end > start && text.at(end - 1) == ' ') {
        end--;
      }
      if (!joined.isEmpty() && goesOn(joined.getLast(), start, end)) {
        joined.add(new Range(joined.removeLast().start(), end));
      } else {
        joined.add(new Range(start, end));
      }
    }
    return joined;
  }

  private boolean goesOn(Range before, int start, int end) {
    if (end - before.start() > PassageCutter.LONGEST || isRowBetween(before.end(), start)) {
      return false;
    }
    int length = before.end() - before.start();
    return length < shortest
        || isConjunction(start, end)
        || (length < shortest + LEAD_IN && text.at(before.end() - 1) == ':')
        || (isOneParagraph(before.end(), start)
            && Abbreviations.goOn(
                text.string(Math.max(before.start(), before.end() - LOOKED_BACK), before.end()),
                text.string(start, Math.min(end, start + LOOKED_BACK))));
  }

  private boolean isConjunction(int start, int end) {
    return end - start <= CONJUNCTION
        && text.string(start, end).chars().allMatch(Character::isLetter);
  }

  private boolean isRowBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.endsRow(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOneParagraph(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.endsParagraph(i)) {
        return false;
      }
    }
    return true;
  }

  private List<Range> parts(Range range) {
    List<Range> parts = new ArrayList<>();
    int start = range.start();
    while (range.end() - start > PassageCutter.LONGEST) {
      int cut = cut(start);
      parts.add(new Range(start, text.at(cut - 1) == ' ' ? cut - 1 : cut));
      start = cut;
      while (start < range.end() && text.at(start) == ' ') {
        start++;
      }
    }
    if (range.end() > start) {
      parts.add(new Range(start, range.end()));
    }
    return parts;
  }

  /** Behind a comma or a paragraph if there is one, else a blank, else anywhere. */
  private int cut(int start) {
    int blank = -1;
    for (int i = start + PassageCutter.LONGEST - 1; i >= start + SHORTEST_PART; i--) {
      boolean isBlank = text.at(i) == ' ';
      if ((isBlank && (text.at(i - 1) == ',' || text.endsParagraph(i)))
          || (text.at(i) > 0x7F && COMMAS.indexOf(text.at(i)) >= 0)) {
        return i + 1;
      }
      blank = isBlank && blank < 0 ? i + 1 : blank;
    }
    int anywhere = start + PassageCutter.LONGEST;
    if (Character.isSurrogatePair(text.at(anywhere - 1), text.at(anywhere))) {
      anywhere--;
    }
    return blank > 0 ? blank : anywhere;
  }

  private boolean hasWords(Range range) {
    return text.string(range.start(), range.end())
        .codePoints()
        .anyMatch(Character::isLetterOrDigit);
  }
}
