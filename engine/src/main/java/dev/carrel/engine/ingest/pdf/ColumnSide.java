// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What the text on one side of a gutter looks like, line by line.
 *
 * @param lines how many
 * @param width from the leftmost to the rightmost chunk
 * @param charactersPerLine on average
 * @param fullLines the share of lines that end within a quarter of the width before the right edge
 * @param ink the share of the width that is covered by words, on average
 * @param letters the share of characters that are letters
 * @param labels the share of lines that end in a colon
 * @param baselines of the lines, from top to bottom
 */
record ColumnSide(
    int lines,
    float width,
    float charactersPerLine,
    float fullLines,
    float ink,
    float letters,
    float labels,
    List<Float> baselines) {

  static ColumnSide of(List<Chunk> chunks, float em) {
    List<List<Chunk>> lines = lines(chunks, em);
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (Chunk chunk : chunks) {
      left = Math.min(left, chunk.left());
      right = Math.max(right, chunk.right());
    }
    float width = right - left;
    int characters = 0;
    int letters = 0;
    int full = 0;
    int labels = 0;
    float ink = 0;
    List<Float> baselines = new ArrayList<>();
    for (List<Chunk> line : lines) {
      Chunk last = line.getFirst();
      for (Chunk chunk : line) {
        String text = chunk.text();
        characters += text.length();
        letters += (int) text.codePoints().filter(Character::isLetter).count();
        ink += chunk.width() + 0.25f * em;
        last = chunk.right() > last.right() ? chunk : last;
      }
      full += last.right() > right - width / 4 ? 1 : 0;
      labels += last.text().endsWith(":") ? 1 : 0;
      baselines.add(line.getFirst().baseline());
    }
    float count = Math.max(1, lines.size());
    return new ColumnSide(
        lines.size(),
        width,
        characters / count,
        full / count,
        ink / count / Math.max(1, width),
        letters / (float) Math.max(1, characters),
        labels / count,
        baselines);
  }

  /** Running text: lines that mostly fill the column with words. */
  boolean isProse() {
    return lines >= 4
        && charactersPerLine >= 12
        && fullLines >= 0.55f
        && ink >= 0.5f
        && letters >= 0.6f;
  }

  /** The share of this side's lines that stand level with a line of the other side. */
  float levelWith(ColumnSide other, float em) {
    int level = 0;
    for (float baseline : baselines) {
      int at = Collections.binarySearch(other.baselines, baseline);
      int after = at < 0 ? -at - 1 : at;
      boolean below =
          after < other.baselines.size() && other.baselines.get(after) - baseline < 0.3f * em;
      boolean above = after > 0 && baseline - other.baselines.get(after - 1) < 0.3f * em;
      level += below || above ? 1 : 0;
    }
    return level / (float) Math.max(1, baselines.size());
  }

  private static List<List<Chunk>> lines(List<Chunk> chunks, float em) {
    List<Chunk> sorted = new ArrayList<>(chunks);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline));
    List<List<Chunk>> lines = new ArrayList<>();
    for (Chunk chunk : sorted) {
      boolean opens =
          lines.isEmpty() || chunk.baseline() - lines.getLast().getFirst().baseline() > 0.5f * em;
      if (opens) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(chunk);
    }
    return lines;
  }
}
