// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stretches of a page's text that are struck out. A line strikes out letters if it runs through
 * their middle, is thin against them, and lies mostly on letters: what runs along between lines or
 * from cell to cell is a rule.
 */
final class StruckText {
  /** Between these shares of a letter's height a line strikes it out; below, it underlines it. */
  private static final float FROM = 0.3f;

  private static final float TO = 0.7f;

  /** A slanted one may begin and end nearer to the edges. */
  private static final float SLANT = 0.25f;

  /** A thicker one is a bar of colour. */
  private static final float THICKEST = 0.3f;

  /** So much of a line must lie over the letters that it strikes out: no table's border does. */
  private static final float ON_LETTERS = 0.6f;

  /** So near to the first and the last letter does a line begin and end that is drawn for them. */
  private static final float ENDS = 0.35f;

  private static final int FEWEST_SLANTED = 3;

  /**
   * A stretch.
   *
   * @param start first character
   * @param end behind the last
   * @param said behind it; empty if nothing is
   */
  record Stretch(int start, int end, String said) {}

  private final Page page;
  private final List<Stretch> stretches = new ArrayList<>();

  StruckText(Page page) {
    this.page = page;
  }

  void add(int start, int end, String said) {
    stretches.add(new Stretch(start, end, said));
  }

  /** What a line strikes out, and what is said of that; whether it strikes anything. */
  boolean add(Stroke line, String said) {
    Optional<Stretch> run = line.isLevel() ? level(line, said) : slanted(line, said);
    run.ifPresent(stretches::add);
    return run.isPresent();
  }

  private Optional<Stretch> level(Stroke line, String said) {
    int start = -1;
    int end = 0;
    int letters = 0;
    float covered = 0;
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float height = 0;
    for (int i = 0; i < page.seenLength(); i++) {
      if (!isLetter(i) || isSideways(i) != line.turned()) {
        continue;
      }
      Box letter = box(i, line.turned());
      float at = (line.y() - letter.y()) / Math.max(0.1f, letter.height());
      float shared = Math.min(line.right(), letter.right()) - Math.max(line.left(), letter.x());
      if (at > FROM
          && at < TO
          && shared > 0.5f * letter.width()
          && line.thick() < THICKEST * letter.height()) {
        start = start < 0 ? i : start;
        end = i + 1;
        letters++;
        covered += letter.width();
        left = Math.min(left, letter.x());
        right = Math.max(right, letter.right());
        height = Math.max(height, letter.height());
      }
    }
    if (letters == 0) {
      return Optional.empty();
    }
    boolean fits =
        Math.abs(left - line.left()) < ENDS * height
            && Math.abs(right - line.right()) < ENDS * height;
    boolean onLetters = covered >= ON_LETTERS * line.length() * wordShare(start, end);
    // A short line at a single sign may be a minus or a bar of a fraction.
    boolean strikes = letters == 1 ? fits && covered > 0.7f * line.length() : fits || onLetters;
    return strikes ? Optional.of(new Stretch(start, end, said)) : Optional.empty();
  }

  /** A line drawn by hand, or from the foot of a word to its head. */
  private Optional<Stretch> slanted(Stroke line, String said) {
    int start = -1;
    int end = 0;
    int hit = 0;
    float covered = 0;
    for (int i = 0; i < page.seenLength(); i++) {
      if (!isLetter(i) || isSideways(i) != line.turned()) {
        continue;
      }
      Box letter = box(i, line.turned());
      float x = letter.x() + letter.width() / 2;
      float at = (line.at(x) - letter.y()) / Math.max(0.1f, letter.height());
      if (x > line.left()
          && x < line.right()
          && at > FROM - SLANT
          && at < TO + SLANT
          && line.thick() < THICKEST * letter.height()) {
        start = start < 0 ? i : start;
        end = i + 1;
        hit++;
        covered += letter.width();
      }
    }
    boolean strikes =
        hit >= FEWEST_SLANTED
            && onOneLine(start, end)
            && covered >= ON_LETTERS * line.length() * wordShare(start, end);
    return strikes ? Optional.of(new Stretch(start, end, said)) : Optional.empty();
  }

  /** The place of a letter; of one that lies sideways with its page turned. */
  private Box box(int i, boolean turned) {
    Box box = page.layout().box(i);
    return turned ? new Box(box.y(), box.x(), box.height(), box.width()) : box;
  }

  /** Whether a letter's neighbours on its line stand above and below it. */
  private boolean isSideways(int i) {
    return isBelow(i, i + 1) || isBelow(i, i - 1);
  }

  private boolean isBelow(int i, int neighbour) {
    if (neighbour < 0
        || neighbour >= page.seenLength()
        || page.text().charAt(neighbour) == '\n'
        || !page.layout().isPlaced(neighbour)) {
      return false;
    }
    Box one = page.layout().box(i);
    Box other = page.layout().box(neighbour);
    float wide = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
    float high = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
    return wide > 0.5f * Math.min(one.width(), other.width())
        && high < 0.3f * Math.min(one.height(), other.height());
  }

  private boolean onOneLine(int start, int end) {
    return page.text().substring(start, end).indexOf('\n') < 0;
  }

  private boolean isLetter(int i) {
    return page.layout().isPlaced(i) && !Character.isWhitespace(page.text().charAt(i));
  }

  /** The share of a stretch that is not blank. */
  private float wordShare(int start, int end) {
    long blanks = page.text().substring(start, end).chars().filter(Character::isWhitespace).count();
    return 1 - (float) blanks / (end - start);
  }

  /** In order, those that overlap or follow one another with the same said of them as one. */
  List<Stretch> stretches() {
    List<Stretch> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingInt(Stretch::start));
    List<Stretch> joined = new ArrayList<>();
    for (Stretch next : sorted) {
      Stretch last = joined.isEmpty() ? next : joined.getLast();
      boolean overlaps = !joined.isEmpty() && next.start < last.end;
      boolean goesOn =
          !joined.isEmpty()
              && next.start >= last.end
              && next.said.equals(last.said)
              && page.text().substring(last.end, next.start).isBlank();
      if (overlaps || goesOn) {
        String said = last.said.contains(next.said) ? last.said : last.said + next.said;
        joined.set(joined.size() - 1, new Stretch(last.start, Math.max(last.end, next.end), said));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
