// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.Arrays;
import java.util.List;

/**
 * The distance from line to line, which tells a new paragraph from the next line.
 *
 * @param page the median on the page, in points, or 0 if it has too few lines to say
 */
record LinePitch(float page) {
  private static final float PARAGRAPH = 1.35f;
  private static final int FEW = 4;

  /** The most that lines set solid are apart, as a share of the type's size. */
  private static final float SOLID = 1.3f;

  static LinePitch ofPage(List<TextBlock> blocks) {
    int count = 0;
    for (TextBlock block : blocks) {
      count += Math.max(0, block.lines().size() - 1);
    }
    float[] steps = new float[count];
    int i = 0;
    for (TextBlock block : blocks) {
      for (int line = 1; line < block.lines().size(); line++) {
        steps[i++] = step(block.lines(), line);
      }
    }
    return new LinePitch(count < FEW ? 0 : median(steps));
  }

  /** The usual distance in a block: its own median, or where it has few lines the page's. */
  float ofBlock(List<TextLine> lines) {
    if (lines.size() < 2) {
      return 0;
    }
    float[] steps = new float[lines.size() - 1];
    float em = 0;
    for (int i = 1; i < lines.size(); i++) {
      steps[i - 1] = step(lines, i);
      em = Math.max(em, Math.min(lines.get(i - 1).em(), lines.get(i).em()));
    }
    float own = median(steps);
    return lines.size() < FEW ? Math.min(own, Math.max(page, SOLID * em)) : own;
  }

  static boolean isParagraph(TextLine before, TextLine line, float usual) {
    return line.baseline() - before.baseline() > PARAGRAPH * usual;
  }

  private static float step(List<TextLine> lines, int line) {
    return lines.get(line).baseline() - lines.get(line - 1).baseline();
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
