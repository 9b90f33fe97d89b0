// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.RecognizedCharacter;
import dev.carrel.engine.ocr.RecognizedPage;
import dev.carrel.engine.ocr.TextRecognizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the text that a file has for a page is what the page shows. */
final class TextLayer {
  private static final double MOST_UNKNOWN = 0.05;
  private static final int FEWEST_UNKNOWN = 10;

  /** Lines that are compared with the picture, spread over the page. */
  private static final int SAMPLE = 6;

  private static final int FEWEST_LETTERS_OF_LINE = 12;

  /** So many of a line's words have to be found in what the picture shows there. */
  private static final double SAME_LINE = 0.5;

  /** The same for whole pages. */
  private static final double SAME_PAGE = 0.75;

  /** Around a line, as a part of its height: the layer's places are seldom exact. */
  private static final float MARGIN = 0.6f;

  private static final double SURE = 0.8;
  private static final int FEWEST_READ = 20;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

  private final Page page;
  private final boolean isLayer;

  /**
   * That of a page.
   *
   * @param isLayer whether another program read it on the page's picture
   */
  TextLayer(Page page, boolean isLayer) {
    this.page = page.seen();
    this.isLayer = isLayer;
  }

  /**
   * Whether it looks wrong by itself: unknown characters, letters of no language, words of none.
   */
  boolean isDoubtful() {
    String text = page.text();
    long unknown = text.chars().filter(c -> c == Glyph.UNKNOWN.charAt(0)).count();
    long all = text.chars().filter(c -> !Character.isWhitespace(c)).count();
    return (unknown >= FEWEST_UNKNOWN && unknown > MOST_UNKNOWN * all) || makesNoSense();
  }

  /** Whether what is known of it looks wrong: unknown characters are told by their own notice. */
  boolean makesNoSense() {
    Plausibility plausibility = Plausibility.of(page.text());
    return plausibility.isNonsense() || (isLayer && plausibility.isMisread());
  }

  /** Whether its letters are ones that can be read on pictures at all. */
  boolean isReadable() {
    int letters = 0;
    int readable = 0;
    for (int i = 0; i < page.text().length(); i++) {
      char c = page.text().charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        readable += isReadable(Character.UnicodeScript.of(c)) ? 1 : 0;
      }
    }
    return letters > 0 && readable >= SURE * letters;
  }

  private static boolean isReadable(Character.UnicodeScript script) {
    return switch (script) {
      case LATIN, GREEK, HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  /**
   * Whether some of its lines are what the page shows where they stand.
   *
   * @param drawn the page as it is shown
   * @param check what it throws ends the work
   */
  boolean agrees(PageImage drawn, TextRecognizer recognizer, Runnable check) {
    List<PageLayout.Line> lines = sample();
    int same = 0;
    for (PageLayout.Line line : lines) {
      String shown = words(recognizer.read(part(drawn, line.box()), check));
      same += share(page.text().substring(line.start(), line.end()), shown) >= SAME_LINE ? 1 : 0;
    }
    return 2 * same >= lines.size();
  }

  private List<PageLayout.Line> sample() {
    List<PageLayout.Line> lines =
        page.layout().lines(0, page.text().length()).stream()
            .filter(line -> line.box().width() > line.box().height())
            .filter(line -> line.end() - line.start() >= FEWEST_LETTERS_OF_LINE)
            .sorted(Comparator.comparingDouble((PageLayout.Line line) -> line.box().y()))
            .toList();
    List<PageLayout.Line> some = new ArrayList<>();
    int count = Math.min(SAMPLE, lines.size());
    for (int i = 0; i < count; i++) {
      some.add(lines.get((int) ((i + 0.5) * lines.size() / count)));
    }
    return some;
  }

  private PageImage part(PageImage drawn, Box line) {
    float scale = drawn.width() / page.layout().width();
    float margin = MARGIN * line.height();
    int left = Math.clamp((int) ((line.x() - margin) * scale), 0, drawn.width() - 1);
    int top = Math.clamp((int) ((line.y() - margin) * scale), 0, drawn.height() - 1);
    int width = (int) Math.ceil((line.width() + 2 * margin) * scale);
    int height = (int) Math.ceil((line.height() + 2 * margin) * scale);
    return drawn.part(
        left,
        top,
        Math.clamp(width, 1, drawn.width() - left),
        Math.clamp(height, 1, drawn.height() - top));
  }

  private static String words(RecognizedPage read) {
    StringBuilder words = new StringBuilder();
    read.lines()
        .forEach(
            line -> {
              line.characters().forEach(character -> words.append(character.text()));
              words.append(' ');
            });
    return words.toString();
  }

  /** Whether what was read on the picture says the same. */
  boolean saysSame(String read) {
    return share(read, page.text()) >= SAME_PAGE;
  }

  /** Whether what was read on the picture is sure enough to stand in its place. */
  boolean isSurpassedBy(RecognizedPage read) {
    List<RecognizedCharacter> all =
        read.lines().stream().flatMap(line -> line.characters().stream()).toList();
    double sum = all.stream().mapToDouble(RecognizedCharacter::sure).sum();
    return all.size() >= Math.max(FEWEST_READ, page.text().length() / 5)
        && sum >= SURE * all.size();
  }

  /**
   * Whether the picture shows something where the layer has characters that it cannot name. A font
   * that is not in the file draws nothing there, or what another one has at its codes.
   */
  boolean isShownWhole(Page read) {
    List<Box> shown = new ArrayList<>();
    for (int i = 0; i < read.text().length(); i++) {
      if (read.layout().isPlaced(i) && !Character.isWhitespace(read.text().charAt(i))) {
        shown.add(read.layout().box(i));
      }
    }
    int unknown = 0;
    int found = 0;
    for (int i = 0; i < page.text().length(); i++) {
      if (page.text().charAt(i) == Glyph.UNKNOWN.charAt(0) && page.layout().isPlaced(i)) {
        Box box = page.layout().box(i);
        float x = box.x() + box.width() / 2;
        float y = box.y() + box.height() / 2;
        unknown++;
        found += shown.stream().anyMatch(one -> holds(one, x, y)) ? 1 : 0;
      }
    }
    return 2 * found >= unknown;
  }

  private static boolean holds(Box box, float x, float y) {
    float margin = box.height() / 4;
    return x >= box.x() - margin
        && x <= box.right() + margin
        && y >= box.y() - margin
        && y <= box.bottom() + margin;
  }

  /** How many of the words of one text stand in another, 0 to 1; 1 if there are none. */
  private static double share(String words, String text) {
    Map<String, Integer> there = new HashMap<>();
    for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
      there.merge(word, 1, Integer::sum);
    }
    int all = 0;
    int found = 0;
    for (String word : BETWEEN_WORDS.split(words.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        all++;
        found += there.merge(word, -1, Integer::sum) >= 0 ? 1 : 0;
      }
    }
    return all == 0 ? 1 : (double) found / all;
  }
}
