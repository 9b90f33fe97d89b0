// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several pages of a transcript on one sheet, each below or above its own number: "Page 21" to
 * "Page 24", or 21 to 24 where each has numbered lines. They are read one after the other by their
 * numbers.
 */
final class CondensedPages {
  private static final Pattern WORD =
      Pattern.compile("(?i)[\\[(]?(page|seite|pg\\.?|p\\.|pagina|página)[:.]?");
  private static final Pattern NUMBER = Pattern.compile("[\\[(]?(\\d{1,5})[\\])]?[:.]?");
  private static final int MOST_PAGES = 16;

  /** How far apart two numbers are at least, in sizes of type. */
  private static final float APART = 12;

  /** So much white stands on both sides of a number without the word. */
  private static final float ALONE = 5;

  /** So much white stands on both sides of a number with the word. */
  private static final float CLEAR = 1.5f;

  /** A share of the sheet that may stand outside of all pages. */
  private static final float OUTSIDE = 0.1f;

  private static final float NEAR = 0.3f;

  /** A page's number where it stands. */
  private record Head(int number, float left, float right, float baseline, float top, float em) {
    float middle() {
      return (left + right) / 2;
    }
  }

  private final List<Chunk> chunks;
  private final List<Head> heads;

  private CondensedPages(List<Chunk> chunks, List<Head> heads) {
    this.chunks = chunks;
    this.heads = heads;
  }

  /** The chunks of each page by number; all of them as one if the sheet is one page. */
  static List<List<Chunk>> of(List<Chunk> chunks) {
    List<Head> named = named(chunks);
    CondensedPages all = new CondensedPages(chunks, named);
    List<Head> clear = named.stream().filter(all::isClear).toList();
    if (!named.isEmpty() && clear.size() == named.size()) {
      return all.areInOrder() && all.standAlone() ? all.parted() : List.of(chunks);
    }
    if (clear.size() > 1) { // the words speak of pages too
      CondensedPages pages = new CondensedPages(chunks, clear);
      return pages.standAlone() ? pages.numbered() : List.of(chunks);
    }
    return named.isEmpty() ? new CondensedPages(chunks, bare(chunks)).numbered() : List.of(chunks);
  }

  /** The pages, if their lines have numbers; all as one if not. */
  private List<List<Chunk>> numbered() {
    if (!areInOrder()) {
      return List.of(chunks);
    }
    List<List<Chunk>> parted = parted();
    long numbered =
        parted.stream().filter(page -> !LineNumbers.of(page).numbers().isEmpty()).count();
    return numbered >= Math.max(2, heads.size() - 1) ? parted : List.of(chunks);
  }

  private static List<Head> named(List<Chunk> chunks) {
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i + 1 < chunks.size(); i++) {
      Chunk word = chunks.get(i);
      Chunk number = chunks.get(i + 1);
      Matcher value = NUMBER.matcher(number.text());
      boolean beside =
          Math.abs(word.baseline() - number.baseline()) < 0.2f * word.em()
              && number.left() > word.right()
              && number.left() - word.right() < word.em();
      if (beside && value.matches() && WORD.matcher(word.text()).matches()) {
        heads.add(head(Integer.parseInt(value.group(1)), word, number));
      }
    }
    heads.sort(Comparator.comparingInt(Head::number));
    return heads;
  }

  private static Head head(int number, Chunk first, Chunk last) {
    return new Head(number, first.left(), last.right(), first.baseline(), first.top(), first.em());
  }

  /** Numbers that stand alone, between dashes at most, and go on from one another. */
  private static List<Head> bare(List<Chunk> chunks) {
    List<Head> alone = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.text().matches("\\d{1,5}") && isAlone(chunk, chunks)) {
        alone.add(head(Integer.parseInt(chunk.text()), chunk, chunk));
      }
    }
    alone.sort(Comparator.comparingInt(Head::number));
    List<Head> best = List.of();
    for (int from = 0, i = 1; i <= alone.size(); i++) {
      if (i == alone.size() || alone.get(i).number != alone.get(i - 1).number + 1) {
        best = i - from > best.size() ? alone.subList(from, i) : best;
        from = i;
      }
    }
    return List.copyOf(best);
  }

  private static boolean isAlone(Chunk number, List<Chunk> chunks) {
    for (Chunk other : chunks) {
      boolean sameLine = Math.abs(other.baseline() - number.baseline()) < 0.5f * number.em();
      float white = Math.max(other.left() - number.right(), number.left() - other.right());
      if (!other.equals(number)
          && sameLine
          && white < ALONE * number.em()
          && !other.text().matches("[-–—\\[\\]()]+")) {
        return false;
      }
    }
    return true;
  }

  /** Two or more numbers in a row, each far from the one before. */
  private boolean areInOrder() {
    if (heads.size() < 2 || heads.size() > MOST_PAGES) {
      return false;
    }
    for (int i = 1; i < heads.size(); i++) {
      Head last = heads.get(i - 1);
      Head head = heads.get(i);
      boolean apart =
          Math.abs(head.middle() - last.middle()) > APART * head.em
              || Math.abs(head.baseline - last.baseline) > APART * head.em;
      if (head.number != last.number + 1 || !apart) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two stand side by side, or all one above the other with nothing else in their lines:
   * words such as "see page 21" stand among others.
   */
  private boolean standAlone() {
    if (!heads.stream().allMatch(this::isClear)) {
      return false;
    }
    boolean sideBySide =
        heads.stream()
            .anyMatch(
                a ->
                    heads.stream()
                        .anyMatch(
                            b ->
                                Math.abs(a.baseline - b.baseline) < a.em
                                    && Math.abs(a.middle() - b.middle()) > APART * a.em));
    return sideBySide
        || heads.stream()
            .allMatch(
                head ->
                    chunks.stream()
                        .noneMatch(
                            chunk ->
                                Math.abs(chunk.baseline() - head.baseline) < 0.5f * head.em
                                    && (chunk.right() < head.left - 0.1f
                                        || chunk.left() > head.right + 4 * head.em)));
  }

  /** Whether no word stands beside it but "of 120": "all rates on page 1." is a sentence's end. */
  private boolean isClear(Head head) {
    return chunks.stream()
        .filter(chunk -> Math.abs(chunk.baseline() - head.baseline) < 0.5f * head.em)
        .filter(chunk -> chunk.right() <= head.left || chunk.left() >= head.right)
        .filter(chunk -> !chunk.text().matches("[-–—\\[\\]()/]+|(?i)of|von|de|sur|\\d{1,5}"))
        .noneMatch(
            chunk ->
                Math.max(chunk.left() - head.right, head.left - chunk.right()) < CLEAR * head.em);
  }

  private List<List<Chunk>> parted() {
    List<Float> rows = rows();
    float first = heads.stream().map(Head::top).min(Comparator.naturalOrder()).orElse(0f);
    boolean below = areBelow();
    List<Float> columns = columns(below ? -Float.MAX_VALUE : first - 1);
    List<List<Chunk>> pages = new ArrayList<>();
    List<Chunk> above = new ArrayList<>();
    List<Chunk> outside = new ArrayList<>();
    heads.forEach(head -> pages.add(new ArrayList<>()));
    for (Chunk chunk : chunks) {
      int column = place((chunk.left() + chunk.right()) / 2, columns);
      int row = place(chunk.middle(), rows);
      int page = -1;
      for (int i = 0; i < heads.size(); i++) {
        Head head = heads.get(i);
        if (place(head.middle(), columns) == column
            && place((head.top + head.baseline) / 2, rows) == row) {
          page = i;
        }
      }
      if (!below && chunk.bottom() < first) {
        above.add(chunk); // the sheet's own head
      } else if (page < 0) {
        outside.add(chunk);
      } else {
        pages.get(page).add(chunk);
      }
    }
    if (outside.size() > OUTSIDE * chunks.size() || pages.stream().anyMatch(List::isEmpty)) {
      return List.of(chunks);
    }
    if (!above.isEmpty()) {
      pages.addFirst(above);
    }
    if (!outside.isEmpty()) {
      pages.add(outside);
    }
    return pages;
  }

  /** Whether the numbers stand below their pages: more is above the first than below the last. */
  private boolean areBelow() {
    float first = Float.MAX_VALUE;
    float last = -Float.MAX_VALUE;
    for (Head head : heads) {
      first = Math.min(first, head.top);
      last = Math.max(last, head.baseline);
    }
    int above = 0;
    int below = 0;
    for (Chunk chunk : chunks) {
      above += chunk.bottom() < first ? 1 : 0;
      below += chunk.top() > last ? 1 : 0;
    }
    return above > below;
  }

  /** Between columns, in the widest white near where they would be of one width. */
  private List<Float> columns(float from) {
    List<Head> across = new ArrayList<>(heads);
    across.sort(Comparator.comparingDouble(Head::middle));
    List<Float> ends = new ArrayList<>();
    List<Float> starts = new ArrayList<>();
    for (int i = 1; i < across.size(); i++) {
      Head last = across.get(i - 1);
      Head head = across.get(i);
      if (head.middle() - last.middle() > APART * head.em) {
        ends.add(last.right);
        starts.add(head.left);
      }
    }
    int count = ends.size() + 1;
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    List<Chunk> text = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.top() >= from) {
        text.add(chunk);
        left = Math.min(left, chunk.left());
        right = Math.max(right, chunk.right());
      }
    }
    text.sort(Comparator.comparingDouble(Chunk::left));
    List<Float> borders = new ArrayList<>();
    float width = (right - left) / count;
    for (int i = 1; i < count; i++) {
      float expected = left + i * width;
      float least = Math.max(ends.get(i - 1), expected - NEAR * width);
      float most = Math.min(starts.get(i - 1), expected + NEAR * width);
      borders.add(least < most ? white(least, most, text) : (least + most) / 2);
    }
    return borders;
  }

  private static float white(float from, float to, List<Chunk> fromLeft) {
    float at = from;
    float widest = 0;
    float border = (from + to) / 2;
    for (Chunk chunk : fromLeft) {
      if (chunk.right() <= from || chunk.left() >= to) {
        continue;
      }
      if (chunk.left() - at > widest) {
        widest = chunk.left() - at;
        border = (at + chunk.left()) / 2;
      }
      at = Math.max(at, chunk.right());
    }
    return to - at > widest ? (at + to) / 2 : border;
  }

  /** Above each row of numbers but the first, or below each but the last. */
  private List<Float> rows() {
    boolean below = areBelow();
    List<Head> sorted = new ArrayList<>(heads);
    sorted.sort(Comparator.comparingDouble(Head::baseline));
    List<Float> borders = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      Head last = sorted.get(i - 1);
      Head head = sorted.get(i);
      if (head.baseline - last.baseline > head.em) {
        borders.add(below ? last.baseline + 0.5f * last.em : head.top - 0.5f * head.em);
      }
    }
    return borders;
  }

  private static int place(float at, List<Float> borders) {
    int place = 0;
    while (place < borders.size() && at > borders.get(place)) {
      place++;
    }
    return place;
  }
}
