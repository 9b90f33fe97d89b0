// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Glyphs of one line that touch, mostly a word: the unit that the layout moves about. Coordinates
 * are those of the glyphs' frame.
 */
final class Chunk {
  private final List<Glyph> glyphs = new ArrayList<>(8);
  private final int order;
  private final boolean spaceBefore;
  private float left = Float.MAX_VALUE;
  private float right = -Float.MAX_VALUE;
  private float top = Float.MAX_VALUE;
  private float bottom = -Float.MAX_VALUE;
  private float em;

  /**
   * Starts a chunk.
   *
   * @param order its place in the content stream: 0, 1, 2...
   * @param spaceBefore whether the stream holds a space between the chunk before and this
   */
  Chunk(int order, boolean spaceBefore) {
    this.order = order;
    this.spaceBefore = spaceBefore;
  }

  void add(Glyph glyph) {
    glyphs.add(glyph);
    left = Math.min(left, glyph.left());
    right = Math.max(right, glyph.right());
    top = Math.min(top, glyph.top());
    bottom = Math.max(bottom, glyph.bottom());
    em = Math.max(em, glyph.em());
  }

  List<Glyph> glyphs() {
    return glyphs;
  }

  int order() {
    return order;
  }

  boolean spaceBefore() {
    return spaceBefore;
  }

  float left() {
    return left;
  }

  float right() {
    return right;
  }

  float top() {
    return top;
  }

  float bottom() {
    return bottom;
  }

  float height() {
    return bottom - top;
  }

  float width() {
    return right - left;
  }

  float middle() {
    return (top + bottom) / 2;
  }

  float baseline() {
    return glyphs.getFirst().baseline();
  }

  float em() {
    return em;
  }

  boolean isExtra() {
    return glyphs.getFirst().extra();
  }

  String text() {
    if (glyphs.size() == 1) {
      return glyphs.getFirst().text();
    }
    StringBuilder text = new StringBuilder(glyphs.size());
    for (Glyph glyph : glyphs) {
      text.append(glyph.text());
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "\"%s\" at %.0f,%.0f".formatted(text(), left, baseline());
  }
}
