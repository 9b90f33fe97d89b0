// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that were struck out on a typewriter: one sign, such as a hyphen or an x, typed over each
 * of their letters. The signs are no text; a line through the letters stands for them.
 *
 * @param text all other glyphs
 * @param strokes a line for each run of signs
 */
record TypedStrikes(List<Glyph> text, List<Stroke> strokes) {
  private static final String SIGNS = "-\u2013\u2014=/xX";

  /** So many letters lie beneath a run, at the least. */
  private static final int FEWEST = 3;

  /** The share of signs with a letter or a blank beneath. */
  private static final float BENEATH = 0.75f;

  /** Signs follow one another so closely, in sizes of type. */
  private static final float CLOSE = 0.75f;

  private static final float SAME_LINE = 0.35f;
  private static final float SHARED = 0.5f;
  private static final int MOST_RUNS = 200;

  static TypedStrikes of(List<Glyph> glyphs) {
    List<Glyph> text = new ArrayList<>(glyphs.size());
    List<Stroke> strokes = new ArrayList<>();
    int runs = 0;
    int i = 0;
    while (i < glyphs.size()) {
      int end = endOfRun(glyphs, i);
      List<Glyph> run = glyphs.subList(i, end);
      if (end - i < FEWEST || runs++ >= MOST_RUNS || !add(run, glyphs, strokes)) {
        text.addAll(run);
      }
      i = end;
    }
    return strokes.isEmpty() ? new TypedStrikes(glyphs, strokes) : new TypedStrikes(text, strokes);
  }

  /** Behind the last of the same signs that follow one another; behind this one if it is none. */
  private static int endOfRun(List<Glyph> glyphs, int from) {
    Glyph first = glyphs.get(from);
    int end = from + 1;
    if (first.direction() != 0 || first.text().length() != 1 || !SIGNS.contains(first.text())) {
      return end;
    }
    while (end < glyphs.size()) {
      Glyph last = glyphs.get(end - 1);
      Glyph next = glyphs.get(end);
      boolean follows =
          next.text().equals(first.text())
              && next.direction() == 0
              && Math.abs(next.baseline() - first.baseline()) < SAME_LINE * first.em()
              && next.left() > last.left()
              && next.left() - last.right() < CLOSE * first.em();
      if (!follows) {
        return end;
      }
      end++;
    }
    return end;
  }

  private static boolean add(List<Glyph> run, List<Glyph> glyphs, List<Stroke> strokes) {
    Glyph first = run.getFirst();
    List<Glyph> line = new ArrayList<>();
    for (Glyph other : glyphs) {
      if (other.direction() == 0
          && Math.abs(other.baseline() - first.baseline()) < SAME_LINE * first.em()
          && !other.text().equals(first.text())
          && other.right() > first.left()
          && other.left() < run.getLast().right()) {
        line.add(other);
      }
    }
    Box struck = null;
    for (Glyph other : line) {
      float shared =
          Math.min(run.getLast().right(), other.right()) - Math.max(first.left(), other.left());
      if (!other.isSpace() && shared >= SHARED * other.width()) {
        struck = struck == null ? other.box() : struck.union(other.box());
      }
    }
    int letters = 0;
    int beneath = 0;
    for (Glyph sign : run) {
      boolean letter = false;
      boolean some = false;
      for (Glyph other : line) {
        float shared = Math.min(sign.right(), other.right()) - Math.max(sign.left(), other.left());
        if (shared >= SHARED * Math.min(sign.width(), other.width())) {
          some = true;
          letter |= Character.isLetterOrDigit(other.text().codePointAt(0));
        }
      }
      letters += letter ? 1 : 0;
      beneath += some ? 1 : 0;
    }
    if (struck == null || letters < FEWEST || beneath < BENEATH * run.size()) {
      return false;
    }
    float y = struck.y() + struck.height() / 2;
    strokes.add(new Stroke(struck.x(), y, struck.right(), y, 0.1f));
    return true;
  }
}
