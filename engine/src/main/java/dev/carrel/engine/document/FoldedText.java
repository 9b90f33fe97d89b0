// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static dev.carrel.engine.document.Strength.BLANKS;
import static dev.carrel.engine.document.Strength.CASE;
import static dev.carrel.engine.document.Strength.COMPOSED;
import static dev.carrel.engine.document.Strength.DIACRITICS;
import static dev.carrel.engine.document.Strength.DIVIDED_WORDS;
import static dev.carrel.engine.document.Strength.IDEOGRAPHS;
import static dev.carrel.engine.document.Strength.JOINERS;
import static dev.carrel.engine.document.Strength.LIGATURES;
import static dev.carrel.engine.document.Strength.LINE_HYPHENS;
import static dev.carrel.engine.document.Strength.NO_BLANKS;
import static dev.carrel.engine.document.Strength.PUNCTUATION;
import static dev.carrel.engine.document.Strength.SOFT_HYPHENS;
import static dev.carrel.engine.document.Strength.WIDTH;
import static dev.carrel.engine.document.Strength.WORD_BREAKS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Text as it is compared, each character of which knows where it came from. How much is made alike
 * depends on what it is for:
 *
 * <ul>
 *   <li>{@link #QUOTE}: a quote must have the page's letters, so case and accents stay. White space
 *       and how a line's end divides a word are left out and noted ({@link #isParted}, {@link
 *       #hyphenBefore}); who looks a quote up asks for them.
 *   <li>{@link #FIND}: a person types what the keyboard has, so nearly everything is made alike;
 *       but a blank is a blank.
 *   <li>{@link #PASSAGE}: what is shown to the model and to people; only blanks and line breaks
 *       change, and a divided word keeps its hyphen, since none can tell whose it is.
 *   <li>{@link #SEARCH}: a page for the index. A divided word is one word if it goes on in small
 *       letters; other hyphens at a line's end part words as within it. Line breaks, case and
 *       accents are left to the languages' analysis.
 *   <li>{@link #TERM}: a word of the index. Apart from {@link #SEARCH}, since what parts words is
 *       told by the signs as they stand: the form of {@code Carrel™} is one word.
 * </ul>
 *
 * <p>What is left out directly behind a sign (an accent, a soft hyphen) belongs to that sign.
 * Folding what these have folded changes nothing. Immutable, thread-safe.
 */
public final class FoldedText {
  /** As quotes are looked up. */
  public static final Set<Strength> QUOTE =
      Set.of(LIGATURES, PUNCTUATION, SOFT_HYPHENS, JOINERS, LINE_HYPHENS, NO_BLANKS);

  /** As words are found on a page. */
  public static final Set<Strength> FIND =
      Set.of(CASE, DIACRITICS, LIGATURES, WIDTH, PUNCTUATION, LINE_HYPHENS, BLANKS, IDEOGRAPHS);

  /** As passages are quoted. */
  public static final Set<Strength> PASSAGE = Set.of(WORD_BREAKS, BLANKS);

  /** As pages are parted into words for the index. */
  public static final Set<Strength> SEARCH = Set.of(SOFT_HYPHENS, JOINERS, DIVIDED_WORDS);

  /** As words stand in the index. */
  public static final Set<Strength> TERM = Set.of(COMPOSED, LIGATURES, WIDTH);

  /**
   * A part of a page.
   *
   * @param page from 1
   * @param start first character (UTF-16 unit) in the page's text
   * @param end behind the last character
   */
  public record Place(int page, int start, int end) {}

  private final String text;
  private final Origins origins;

  FoldedText(String text, Origins origins) {
    this.text = text;
    this.origins = origins;
  }

  /** One text, as page 1. */
  public static FoldedText of(String text, Set<Strength> strengths) {
    Folder folder = new Folder(strengths, text.length());
    folder.append(text);
    return folder.done();
  }

  /** The pages of a document, one behind the other; a line's end does not reach over a page's. */
  public static FoldedText of(List<Page> pages, Set<Strength> strengths) {
    Folder folder = new Folder(strengths, pages.stream().mapToInt(p -> p.text().length()).sum());
    pages.forEach(page -> folder.append(page.text()));
    return folder.done();
  }

  /** What {@link #of} gives, for those who need no places. */
  public static String fold(String text, Set<Strength> strengths) {
    return new Letters(strengths).isFolded(text) ? text : of(text, strengths).toString();
  }

  public int length() {
    return text.length();
  }

  public char at(int i) {
    return text.charAt(i);
  }

  /** The folded characters. */
  @Override
  public String toString() {
    return text;
  }

  /** The page, from 1, that a character stands on. */
  public int page(int i) {
    return origins.page(i);
  }

  /** Where what a character stands for begins in its page's text; never before the last one's. */
  public int start(int i) {
    return origins.start(i);
  }

  /** Behind what a character stands for in its page's text. */
  public int end(int i) {
    return origins.end(i);
  }

  /**
   * The next character, from one on, that stands for more than one of its page, or stands for one
   * with others; {@link #length} if none does.
   */
  public int nextChanged(int from) {
    return origins.nextInBlock(from, text.length());
  }

  /** Whether a hyphen at a line's end was left out before a character. */
  public boolean hyphenBefore(int i) {
    return origins.hyphenBefore(i);
  }

  /**
   * Whether white space that was left out, or a page's end, parts a character from the one before
   * it; not where a divided word goes on.
   */
  public boolean isParted(int i) {
    return i == 0 || page(i) != page(i - 1) || (origins.leftOutBefore(i) && !hyphenBefore(i));
  }

  /**
   * Where a text ends that stands here, folded alike; a hyphen in it agrees with one that was left
   * out.
   *
   * @param from where it is to begin
   * @return behind its last character; -1 if another text stands here, or the wanted one is empty
   */
  public int endOfMatch(int from, FoldedText wanted) {
    if (from >= text.length() || wanted.text.isEmpty() || at(from) != wanted.at(0)) {
      return -1;
    }
    int i = from;
    for (int k = 0; k < wanted.length(); k++) {
      if (i == text.length()) {
        return -1;
      }
      if (at(i) == wanted.at(k)) {
        i++;
      } else if (wanted.at(k) != '-' || !hyphenBefore(i)) {
        return -1;
      }
    }
    return i;
  }

  /** Where the next text stands that is folded alike, from a character on; -1 if none does. */
  public int next(FoldedText wanted, int from) {
    int i = wanted.text.isEmpty() ? -1 : text.indexOf(wanted.at(0), from);
    while (i >= 0 && endOfMatch(i, wanted) < 0) {
      i = text.indexOf(wanted.at(0), i + 1);
    }
    return i;
  }

  /** Where a text stands that is folded alike, none over another. */
  public List<Place> find(FoldedText wanted) {
    List<Place> found = new ArrayList<>();
    for (int i = next(wanted, 0); i >= 0; ) {
      int end = endOfMatch(i, wanted);
      found.addAll(places(i, end));
      i = next(wanted, behindSign(end));
    }
    return found;
  }

  /** Where the next sign begins: {@code ß} is two letters, but one place. */
  private int behindSign(int end) {
    int i = end;
    while (i < text.length() && page(i) == page(end - 1) && start(i) < end(end - 1)) {
      i++;
    }
    return i;
  }

  /** What characters {@code from} to {@code to} stand for, one place a page. */
  public List<Place> places(int from, int to) {
    List<Place> places = new ArrayList<>();
    for (int i = from; i < to; ) {
      int end = Math.min(to, origins.endOfPage(i, text.length()));
      places.add(new Place(page(i), start(i), end(end - 1)));
      i = end;
    }
    return places;
  }
}
