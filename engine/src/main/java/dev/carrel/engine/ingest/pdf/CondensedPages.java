// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several pages of a transcript on one sheet, each below (or above) its own number: "Page 21" to
 * "Page 24". They are read one after the other by their numbers.
 */
final class CondensedPages {
  private static final int MOST_NUMBER = 99_999;
  private static final int MOST_PAGES = 16;

  /** How far apart two numbers are at least, in sizes of type. */
  private static final float APART = 12;

  /** A page's number where it stands. */
  private record Head(int number, float left, float right, float baseline, float top, float em) {
    float middle() {
      return (left + right) / 2;
    }
  }

  private CondensedPages() {}

  /** The chunks of each page by number; all of them as one if the sheet is one page. */
  static List<List<Chunk>> of(List<Chunk> chunks) {
    List<Head> heads = heads(chunks);
    if (!areCondensed(heads)) {
      return List.of(chunks);
    }
    List<Float> columns =
        borders(heads.stream().map(Head::middle).sorted().toList(), heads, chunks);
    List<Float> rows = rows(heads);
    List<List<Chunk>> pages = new ArrayList<>();
    heads.forEach(head -> pages.add(new ArrayList<>()));
    for (Chunk chunk : chunks) {
      int column = place((chunk.left() + chunk.right()) / 2, columns);
      int row = place(chunk.middle(), rows);
      int page = -1;
      for (int i = 0; i < heads.size(); i++) {
        if (place(heads.get(i).middle(), columns) == column
            && place(heads.get(i).baseline, rows) == row) {
          page = i;
        }
      }
      if (page < 0) {
        return List.of(chunks); // something stands where no page is
      }
      pages.get(page).add(chunk);
    }
    return pages;
  }

  private static List<Head> heads(List<Chunk> chunks) {
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i + 1 < chunks.size(); i++) {
      Chunk word = chunks.get(i);
      Chunk number = chunks.get(i + 1);
      boolean beside =
          Math.abs(word.baseline() - number.baseline()) < 0.2f * word.em()
              && number.left() > word.right()
              && number.left() - word.right() < word.em();
      if (beside && word.text().matches("(?i)page|seite") && number.text().matches("\\d{1,5}")) {
        heads.add(
            new Head(
                Math.min(MOST_NUMBER, Integer.parseInt(number.text())),
                word.left(),
                number.right(),
                word.baseline(),
                word.top(),
                word.em()));
      }
    }
    heads.sort(Comparator.comparingInt(Head::number));
    return heads;
  }

  /** Two or more numbers in a row, side by side or one above the other with a page between. */
  private static boolean areCondensed(List<Head> heads) {
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
    return heads.stream()
        .anyMatch(
            a ->
                heads.stream()
                    .anyMatch(
                        b ->
                            Math.abs(a.baseline - b.baseline) < a.em
                                && Math.abs(a.middle() - b.middle()) > APART * a.em));
  }

  /** Between the middles of columns, in the widest white there. */
  private static List<Float> borders(List<Float> middles, List<Head> heads, List<Chunk> chunks) {
    List<Float> borders = new ArrayList<>();
    for (int i = 1; i < middles.size(); i++) {
      if (middles.get(i) - middles.get(i - 1) > APART * heads.getFirst().em) {
        borders.add(white(middles.get(i - 1), middles.get(i), chunks));
      }
    }
    return borders;
  }

  private static float white(float from, float to, List<Chunk> chunks) {
    List<Chunk> between = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.right() > from && chunk.left() < to) {
        between.add(chunk);
      }
    }
    between.sort(Comparator.comparingDouble(Chunk::left));
    float at = from;
    float widest = 0;
    float border = (from + to) / 2;
    for (Chunk chunk : between) {
      if (chunk.left() - at > widest) {
        widest = chunk.left() - at;
        border = (at + chunk.left()) / 2;
      }
      at = Math.max(at, chunk.right());
    }
    return border;
  }

  /** Above each row of numbers but the first. */
  private static List<Float> rows(List<Head> heads) {
    List<Head> sorted = new ArrayList<>(heads);
    sorted.sort(Comparator.comparingDouble(Head::baseline));
    List<Float> borders = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).baseline - sorted.get(i - 1).baseline > sorted.get(i).em) {
        borders.add(sorted.get(i).top - 0.5f * sorted.get(i).em);
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
