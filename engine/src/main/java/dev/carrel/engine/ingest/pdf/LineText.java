// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a line: its chunks from left to right with the spaces between, then logical order.
 */
final class LineText {
  private static final float LETTERSPACED_AT_MOST = 0.9f;
  private static final int LETTERSPACED_AT_LEAST = 5;

  /** What is a space behind "2.1" or "(a)", as a share of the size of type. */
  private static final float LEAST_AFTER_NUMBER = 0.05f;

  /** And between "Article" and "IV". */
  private static final float LEAST_BEFORE_CAPITAL = 0.085f;

  private static final int LONGEST_NUMBER = 12;
  private static final Pattern ENUMERATOR =
      Pattern.compile("(\\d{1,3}\\.)+\\d{0,3}|\\(\\w{1,4}\\)|\\d{1,3}\\)");

  private final List<Glyph> glyphs = new ArrayList<>();
  private final IdentityHashMap<Glyph, Chunk> chunkOf = new IdentityHashMap<>();
  private final float letterspacing;
  private final TightSpaces tight;

  private LineText(TextLine line) {
    List<Chunk> chunks = new ArrayList<>(line.chunks());
    chunks.sort(Comparator.comparingDouble(Chunk::left));
    boolean accented = false;
    for (Chunk chunk : chunks) {
      for (Glyph glyph : chunk.glyphs()) {
        glyphs.add(glyph);
        accented |= Accents.isAccent(glyph);
      }
    }
    letterspacing = letterspacing(chunks);
    if (accented) {
      Accents.compose(glyphs);
    }
    for (Chunk chunk : chunks) {
      chunk.glyphs().forEach(glyph -> chunkOf.put(glyph, chunk));
    }
    tight = TightSpaces.of(glyphs);
  }

  /** The pieces of a line in reading order, without spaces at its ends. */
  static List<Piece> of(TextLine line, boolean pageReadsRightToLeft) {
    return VisualOrder.toLogical(
        Letterspaced.join(new LineText(line).visual()), pageReadsRightToLeft);
  }

  private List<Piece> visual() {
    List<Piece> pieces = new ArrayList<>(glyphs.size() + 16);
    List<Glyph> shown = RaisedText.of(glyphs);
    int last = -1;
    for (Glyph glyph : shown) {
      int at = original(glyph, last + 1);
      if (at > 0 && (isSpaceBetween(glyphs.get(at - 1), glyphs.get(at)) || endsEnumerator(at))) {
        pieces.add(Piece.space(between(glyphs.get(at - 1).box(), glyph.box())));
      }
      pieces.add(Piece.of(glyph));
      last = at;
    }
    return pieces;
  }

  /** Which of the line's glyphs one is that stands for something else, or for several. */
  private int original(Glyph glyph, int from) {
    int at = from;
    while (at < glyphs.size() - 1 && glyphs.get(at).left() != glyph.left()) {
      at++;
    }
    return at;
  }

  private boolean isSpaceBetween(Glyph left, Glyph right) {
    Chunk a = chunkOf.get(left);
    Chunk b = chunkOf.get(right);
    float gap = right.left() - left.right();
    if (a != null && b != null) {
      if (a == b) {
        return tight.isSpace(left, right);
      }
      float em = Math.min(left.em(), right.em());
      boolean written =
          (a.order() + 1 == b.order() && b.spaceBefore())
              || (b.order() + 1 == a.order() && a.spaceBefore());
      if (written && gap > -0.15f * em && !bothUnspaced(left, right, gap)) {
        return true;
      }
    }
    if (left.em() > 1.7f * right.em()
        && gap < 0.6f * right.em()
        && Character.isLowerCase(right.text().codePointAt(0))) {
      return false; // a large initial and the rest of its word
    }
    return gap >= Math.max(Spacing.threshold(left, right), letterspacing)
        || tight.isSpace(left, right);
  }

  /** Whether a number of a clause ends before a glyph, set apart by less than a space. */
  private boolean endsEnumerator(int at) {
    Glyph left = glyphs.get(at - 1);
    Glyph right = glyphs.get(at);
    float gap = (right.left() - left.right()) / Math.min(left.em(), right.em());
    if (gap < LEAST_AFTER_NUMBER || !Character.isLetter(right.text().codePointAt(0))) {
      return false;
    }
    int start = at - 1;
    StringBuilder word = new StringBuilder(left.text());
    while (start > 0
        && at - start < LONGEST_NUMBER
        && !isSpaceBetween(glyphs.get(start - 1), glyphs.get(start))) {
      start--;
      word.insert(0, glyphs.get(start).text());
    }
    boolean wide =
        gap >= LEAST_BEFORE_CAPITAL && Character.isUpperCase(right.text().codePointAt(0));
    return ENUMERATOR.matcher(word).matches()
        || (wide && Character.isLowerCase(left.text().codePointAt(0)) && letterspacing == 0);
  }

  /** Some programs write a space after each Chinese character and take its width back. */
  private static boolean bothUnspaced(Glyph left, Glyph right, float gap) {
    return gap < 0.2f * left.em()
        && Script.isUnspaced(left.text().codePointAt(0))
        && Script.isUnspaced(right.text().codePointAt(0));
  }

  /** The gap that is a space where letters are s p a c e d for emphasis, else 0. */
  private static float letterspacing(List<Chunk> chunks) {
    int single = 0;
    for (Chunk chunk : chunks) {
      single += chunk.glyphs().size() == 1 ? 1 : 0;
    }
    if (single < LETTERSPACED_AT_LEAST || single < 0.7f * chunks.size()) {
      return 0;
    }
    float[] gaps = new float[chunks.size()];
    int count = 0;
    for (int i = 1; i < chunks.size(); i++) {
      float gap = chunks.get(i).left() - chunks.get(i - 1).right();
      boolean letter = Character.isLetter(chunks.get(i).text().codePointAt(0));
      if (letter
          && !chunks.get(i).spaceBefore()
          && gap > 0
          && gap < LETTERSPACED_AT_MOST * chunks.get(i).em()) {
        gaps[count++] = gap;
      }
    }
    if (count < LETTERSPACED_AT_LEAST) {
      return 0;
    }
    Arrays.sort(gaps, 0, count);
    return 1.5f * gaps[count / 2];
  }

  /** The gap between two boxes, if they stand side by side on one line. */
  private static Box between(Box a, Box b) {
    float top = Math.max(a.y(), b.y());
    float bottom = Math.min(a.bottom(), b.bottom());
    if (bottom > top && b.x() > a.right()) {
      return new Box(a.right(), top, b.x() - a.right(), bottom - top);
    }
    return Piece.NOWHERE;
  }
}
