// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.List;

/** Chunks on one baseline with their superscripts, subscripts and accents. */
final class TextLine {
  private final List<Chunk> chunks = new ArrayList<>();
  private float baseline;
  private float weight;
  private float em;
  private float left = Float.MAX_VALUE;
  private float right = -Float.MAX_VALUE;
  private float top = Float.MAX_VALUE;
  private float bottom = -Float.MAX_VALUE;

  /** Adds a chunk that stands on this baseline. */
  void add(Chunk chunk) {
    if (chunk.width() > weight) {
      weight = chunk.width();
      baseline = chunk.baseline();
    }
    em = Math.max(em, chunk.em());
    top = Math.min(top, chunk.top());
    bottom = Math.max(bottom, chunk.bottom());
    attach(chunk);
  }

  /** Adds a chunk that does not: it leaves the line's height and baseline as they are. */
  void attach(Chunk chunk) {
    chunks.add(chunk);
    left = Math.min(left, chunk.left());
    right = Math.max(right, chunk.right());
  }

  List<Chunk> chunks() {
    return chunks;
  }

  float baseline() {
    return baseline;
  }

  float em() {
    return em;
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
}
