// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Large words printed over or under the text of a page. Read where they stand they would fall into
 * its sentences, so they come last.
 *
 * @param text all other chunks, in the order of the content stream
 * @param marks the chunks of such words; empty if there are none
 */
record Watermarks(List<Chunk> text, List<Chunk> marks) {
  /** They are larger than what they lie over. */
  private static final float LARGER = 1.25f;

  /** A letter lies under them if this share of it does. */
  private static final float COVERED = 0.25f;

  private static final int FEWEST_LETTERS = 3;

  static Watermarks of(List<Chunk> chunks) {
    if (chunks.isEmpty()) {
      return new Watermarks(chunks, List.of());
    }
    float usual = ReadingOrder.typeSize(chunks);
    List<Chunk> marks = new ArrayList<>();
    for (Chunk chunk : chunks) {
      // One or two letters are an initial, unless more of the same size stand alone.
      boolean word =
          chunk.glyphs().size() >= FEWEST_LETTERS
              || (chunk.em() >= LARGER * usual && sameSize(chunk, chunks) >= FEWEST_LETTERS);
      if (word && chunk.em() >= LARGER * usual && liesOver(chunk, chunks)) {
        marks.add(chunk);
      }
    }
    if (marks.isEmpty()) {
      return new Watermarks(chunks, List.of());
    }
    // Words of the same mark that happen to lie between two lines go with it.
    List<Chunk> text = new ArrayList<>();
    List<Chunk> all = new ArrayList<>();
    for (Chunk chunk : chunks) {
      boolean same =
          marks.contains(chunk)
              || marks.stream()
                  .anyMatch(
                      mark ->
                          Math.abs(mark.em() - chunk.em()) < 0.05f * mark.em()
                              && Math.abs(mark.baseline() - chunk.baseline()) < 0.2f * mark.em());
      (same ? all : text).add(chunk);
    }
    return new Watermarks(text, all);
  }

  private static long sameSize(Chunk letter, List<Chunk> chunks) {
    return chunks.stream()
        .filter(
            other ->
                other.glyphs().size() < FEWEST_LETTERS
                    && Math.abs(other.em() - letter.em()) < 0.05f * letter.em())
        .count();
  }

  private static boolean liesOver(Chunk mark, List<Chunk> chunks) {
    int letters = 0;
    for (Chunk chunk : chunks) {
      if (chunk.em() * LARGER > mark.em()
          || chunk.right() <= mark.left()
          || chunk.left() >= mark.right()
          || chunk.bottom() <= mark.top()
          || chunk.top() >= mark.bottom()) {
        continue;
      }
      for (Glyph letter : chunk.glyphs()) {
        letters += isUnder(letter, mark) ? 1 : 0;
      }
    }
    return letters >= FEWEST_LETTERS;
  }

  private static boolean isUnder(Glyph letter, Chunk mark) {
    for (Glyph over : mark.glyphs()) {
      float wide = Math.min(letter.right(), over.right()) - Math.max(letter.left(), over.left());
      float high = Math.min(letter.bottom(), over.bottom()) - Math.max(letter.top(), over.top());
      float area = letter.width() * (letter.bottom() - letter.top());
      if (wide > 0 && high > 0 && wide * high >= COVERED * area) {
        return true;
      }
    }
    return false;
  }
}
