// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is misread on pictures of pages: letters that look alike, one of two that are the same, an
 * accent that is a speck, the blank between words. A model that reads "shali" quotes "shall", as a
 * person would.
 *
 * <p>A word of the page may be another only where that is likely: the recogniser marked it as hard
 * to read, or it stands in the document hardly ever and the other one does. Numbers, signs and
 * enumerators are what they are.
 */
final class ScanSlips {
  /** On pages that were not read from a picture. */
  static final Place NONE = new Place(Optional.empty(), Set.of());

  private static final int SHORTEST = 3;

  /** From here on words are seldom told apart by {@code c} and {@code e} alone. */
  private static final int LONG = 5;

  /** So much oftener does a word stand in a document than what it is misread as. */
  private static final int OFTENER = 4;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ENUMERATOR = Pattern.compile("[ivxlcdm]+");
  private static final Pattern TWICE = Pattern.compile("(.)\\1");

  private final List<Page> pages;
  private final WordBorders borders;
  private final Map<String, Integer> words = new HashMap<>();

  ScanSlips(List<Page> pages, WordBorders borders) {
    this.pages = pages;
    this.borders = borders;
  }

  /**
   * A stretch of the document.
   *
   * @param scan empty if it was not read from a picture
   * @param hard those of its words that are marked as hard to read, in small letters
   */
  record Place(Optional<ScanSlips> scan, Set<String> hard) {
    boolean isScan() {
      return scan.isPresent();
    }

    /** Whether a word that was read there may be another on the paper. */
    boolean mayBe(String stands, String said) {
      return scan.filter(slips -> slips.mayBe(stands, said, hard)).isPresent();
    }
  }

  /** The stretch, which is one of a scan if all its characters are. */
  Place at(int from, int to) {
    Set<String> hard = new HashSet<>();
    for (FoldedText.Place place : borders.text().places(from, to)) {
      Page page = pages.get(place.page() - 1);
      List<Mark> marks = page.marks(place.start(), place.end());
      if (marks.stream().noneMatch(isRecognized(place))) {
        return NONE;
      }
      marks.stream()
          .filter(mark -> mark.kind() == Mark.Kind.POORLY_RECOGNIZED)
          .map(mark -> WordBorders.of(page.text().substring(mark.start(), mark.end())))
          .forEach(word -> hard.addAll(QuoteWord.letters(QuoteWord.of(word))));
    }
    return new Place(Optional.of(this), hard);
  }

  private static Predicate<Mark> isRecognized(FoldedText.Place place) {
    return mark ->
        mark.kind() == Mark.Kind.RECOGNIZED
            && mark.start() <= place.start()
            && place.end() <= mark.end();
  }

  private boolean mayBe(String stands, String said, Set<String> hard) {
    if (stands.length() < SHORTEST || isEnumerator(stands) || isEnumerator(said)) {
      return false;
    }
    if (look(stands).equals(look(said))) {
      return hard.contains(stands) || isRather(said, stands);
    }
    boolean lostItsFirst = said.length() == stands.length() + 1 && said.endsWith(stands);
    return lostItsFirst
        && stands.length() >= LONG
        && said.charAt(0) != 'a'
        && isRather(said, stands);
  }

  private static boolean isEnumerator(String word) {
    return ENUMERATOR.matcher(word).matches();
  }

  /** What looks alike is alike. */
  private static String look(String word) {
    String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    String look =
        plain
            .replace('l', 'i')
            .replace('j', 'i')
            .replace('ı', 'i')
            .replace("rn", "m")
            .replace("vv", "w");
    String once = TWICE.matcher(look).replaceAll("$1");
    return word.length() < LONG ? once : once.replace('c', 'e');
  }

  private boolean isRather(String said, String stands) {
    int so = count(said);
    int as = count(stands);
    return (as == 1 && so >= 1) || so >= OFTENER * as;
  }

  private synchronized int count(String word) {
    if (words.isEmpty()) {
      for (QuoteWord one : QuoteWord.of(borders)) {
        words.merge(one.text(), 1, Integer::sum);
      }
    }
    return words.getOrDefault(word, 0);
  }
}
