// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.FoldedText.Place;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FoldedTextPropertyTest {
  private static final long SEED = 20261128;
  private static final int TEXTS = 1000;

  static final List<Set<Strength>> ALL =
      List.of(
          FoldedText.QUOTE,
          FoldedText.FIND,
          FoldedText.PASSAGE,
          FoldedText.SEARCH,
          FoldedText.TERM);

  static final List<Set<Strength>> LOOKED_UP = List.of(FoldedText.QUOTE, FoldedText.FIND);

  /** A page on which each sign has a place of its own, and those of no width have none. */
  private static Page page(Random random, int number) {
    String text = MixedText.of(random, 1 + random.nextInt(40));
    boolean leftwards = random.nextBoolean();
    PageLayout.Builder layout = new PageLayout.Builder(3000, 3000);
    int column = 0;
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      int type = Character.getType(text.charAt(i));
      boolean placed = type != Character.CONTROL && type != Character.FORMAT;
      layout.add(
          placed
              ? new Box(leftwards ? 2900 - 8 * column : 8 * column, 20 * line, 8, 10)
              : new Box(0, 0, 0, 0));
      column = text.charAt(i) == '\n' ? 0 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new Page(number, text, layout.build());
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars().forEach(c -> shown.append(c > ' ' && c < 127 ? (char) c : "\\u%04x".formatted(c)));
    return shown.toString();
  }

  @ParameterizedTest
  @FieldSource("LOOKED_UP")
  void everyPartOfAPageIsFoundAtItsCharactersAndTheirBoxes(Set<Strength> strengths) {
    Random random = new Random(SEED);
    for (int n = 0; n < TEXTS; n++) {
      Page page = page(random, 1);
      FoldedText folded = FoldedText.of(page.text(), strengths);
      if (folded.length() == 0) {
        continue;
      }
      int from = beginOfSign(folded, random.nextInt(folded.length()));
      int to = from + 1 + random.nextInt(Math.min(12, folded.length() - from));
      int start = folded.start(from);
      int end = folded.end(to - 1);
      if (folded.at(from) == ' ') {
        continue; // would not be looked for
      }
      String typed = typed(page.text().substring(start, end), strengths, random);
      String message =
          "seed %d, text %d, %s in %s".formatted(SEED, n, shown(typed), shown(page.text()));
      int matchEnd = folded.endOfMatch(from, FoldedText.of(typed, strengths));
      assertTrue(matchEnd > from, message);
      List<Place> places = folded.places(from, matchEnd);
      assertEquals(List.of(new Place(1, start, end)), places, message);
      assertBoxes(page, start, end, message);
    }
  }

  private static int beginOfSign(FoldedText folded, int i) {
    int begin = i;
    while (begin > 0 && folded.start(begin - 1) == folded.start(i)) {
      begin--;
    }
    return begin;
  }

  /** As a person might type it; a quote has its letters as they stand. */
  private static String typed(String text, Set<Strength> strengths, Random random) {
    if (!strengths.contains(Strength.DIACRITICS)) {
      return text;
    }
    return switch (random.nextInt(5)) {
      case 0 -> Normalizer.normalize(text, Form.NFC);
      case 1 -> Normalizer.normalize(text, Form.NFD);
      case 2 -> text.toUpperCase(Locale.ROOT);
      case 3 -> text.toLowerCase(Locale.ROOT);
      default -> text;
    };
  }

  /** All that stands out are the characters of the range, and all of them do. */
  private static void assertBoxes(Page page, int start, int end, String message) {
    List<Box> boxes = page.layout().boxes(start, end);
    for (int i = 0; i < page.text().length(); i++) {
      if (page.layout().isPlaced(i)) {
        Box box = page.layout().box(i);
        boolean marked = boxes.stream().anyMatch(b -> contains(b, box));
        assertEquals(i >= start && i < end, marked, message + ", character " + i);
      }
    }
  }

  private static boolean contains(Box outer, Box inner) {
    float x = inner.x() + inner.width() / 2;
    float y = inner.y() + inner.height() / 2;
    return x > outer.x() && x < outer.right() && y > outer.y() && y < outer.bottom();
  }

  @ParameterizedTest
  @FieldSource("LOOKED_UP")
  void everyPlaceFoundFoldsToWhatWasLookedForAndNoneLiesOverAnother(Set<Strength> strengths) {
    Random random = new Random(SEED + 1);
    int found = 0;
    for (int n = 0; n < TEXTS; n++) {
      String text = MixedText.of(random, 200);
      FoldedText wanted =
          FoldedText.of(MixedText.of(random, 1 + random.nextInt(2)).strip(), strengths);
      String message =
          "seed %d, text %d, %s in %s"
              .formatted(SEED + 1, n, shown(wanted.toString()), shown(text));
      int behind = 0;
      for (Place place : FoldedText.of(text, strengths).find(wanted)) {
        assertTrue(place.start() >= behind && place.end() > place.start(), message);
        behind = place.end();
        found += wanted.toString().endsWith("-") ? 0 : 1;
        FoldedText part = FoldedText.of(text.substring(place.start(), place.end()), strengths);
        assertTrue(wanted.toString().endsWith("-") || fills(part, wanted), message);
      }
    }
    assertTrue(found > 500, "only " + found + " places were looked at");
  }

  /** Whether a text stands in a part of a page from its first sign to its last. */
  private static boolean fills(FoldedText part, FoldedText wanted) {
    return IntStream.range(0, part.length())
        .filter(i -> part.start(i) == part.start(0))
        .map(i -> part.endOfMatch(i, wanted))
        .anyMatch(end -> end > 0 && part.end(end - 1) == part.end(part.length() - 1));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void placesGoForwardsAndCoverWhatIsNotLeftOut(Set<Strength> strengths) {
    Random random = new Random(SEED + 2);
    for (int n = 0; n < TEXTS; n++) {
      List<Page> pages =
          IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(i -> page(random, i)).toList();
      FoldedText folded = FoldedText.of(pages, strengths);
      String message = "seed %d, text %d".formatted(SEED + 2, n);
      List<boolean[]> covered = new ArrayList<>();
      pages.forEach(page -> covered.add(new boolean[page.text().length()]));
      for (int i = 0; i < folded.length(); i++) {
        int page = folded.page(i);
        assertTrue(folded.start(i) < folded.end(i), message);
        if (i > 0 && page == folded.page(i - 1)) {
          boolean sameSign =
              folded.start(i) == folded.start(i - 1) && folded.end(i) == folded.end(i - 1);
          assertTrue(sameSign || folded.start(i) >= folded.end(i - 1), message + ", at " + i);
        } else {
          assertTrue(i == 0 || page > folded.page(i - 1), message);
        }
        Arrays.fill(covered.get(page - 1), folded.start(i), folded.end(i), true);
      }
      for (Page page : pages) {
        for (int i = 0; i < page.text().length(); i++) {
          assertTrue(
              covered.get(page.number() - 1)[i] || mayBeLeftOut(page.text(), i, strengths),
              message
                  + ", page "
                  + page.number()
                  + ", character "
                  + i
                  + " of "
                  + shown(page.text()));
        }
      }
    }
  }

  /** White space, what alone folds to nothing, and hyphens before a line break. */
  private static boolean mayBeLeftOut(String text, int i, Set<Strength> strengths) {
    String sign = Character.toString(text.codePointAt(i));
    boolean hyphen = "-‐‑–—−\u00AD".contains(sign);
    return sign.isBlank()
        || Character.isSpaceChar(sign.codePointAt(0))
        || FoldedText.of(sign, strengths).length() == 0
        || (hyphen && text.indexOf('\n', i) >= 0);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void foldingWhatIsFoldedChangesNothing(Set<Strength> strengths) {
    Random random = new Random(SEED + 3);
    for (int n = 0; n < TEXTS; n++) {
      String text = MixedText.of(random, 1 + random.nextInt(30));
      String once = FoldedText.of(text, strengths).toString();
      assertEquals(
          shown(once),
          shown(FoldedText.of(once, strengths).toString()),
          () -> "seed %d, %s".formatted(SEED + 3, shown(text)));
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void foldingEverySignThatUnicodeHasChangesNothingMore(Set<Strength> strengths) {
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += 0x80) {
      StringBuilder signs = new StringBuilder();
      IntStream.range(first, first + 0x80)
          .filter(point -> Character.getType(point) != Character.SURROGATE)
          .forEach(point -> signs.append("a").appendCodePoint(point).append("b "));
      String once = FoldedText.of(signs.toString(), strengths).toString();
      assertEquals(once, FoldedText.of(once, strengths).toString(), "U+%04X".formatted(first));
    }
  }

  @Test
  void aTermIsWhatUnicodeHoldsToBeTheSame() {
    Random random = new Random(SEED + 5);
    for (int n = 0; n < TEXTS; n++) {
      String text = MixedText.of(random, 20);
      assertEquals(
          shown(Normalizer.normalize(text, Form.NFKC)),
          shown(FoldedText.fold(text, FoldedText.TERM)),
          () -> "seed %d: %s".formatted(SEED + 5, shown(text)));
    }
  }

  @Test
  void aTextOverPagesHasItsPlaceOnEach() {
    Random random = new Random(SEED + 4);
    for (int n = 0; n < TEXTS; n++) {
      List<Page> pages = IntStream.rangeClosed(1, 4).mapToObj(i -> page(random, i)).toList();
      FoldedText folded = FoldedText.of(pages, FoldedText.QUOTE);
      if (folded.length() < 2) {
        continue;
      }
      int from = random.nextInt(folded.length() - 1);
      int to = Math.min(folded.length(), from + 1 + random.nextInt(folded.length() - from));
      StringBuilder together = new StringBuilder();
      int before = 0;
      for (Place place : folded.places(from, to)) {
        assertTrue(place.page() > before, "seed " + (SEED + 4) + ", text " + n);
        before = place.page();
        String text = pages.get(place.page() - 1).text();
        together.append(
            FoldedText.of(text.substring(place.start(), place.end()), FoldedText.QUOTE));
      }
      String wanted = folded.toString().substring(from, to);
      assertTrue(
          together.toString().contains(wanted),
          () -> "seed %d: %s".formatted(SEED + 4, shown(wanted)));
    }
  }
}
