// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.Comparator;
import java.util.List;

/**
 * Tells how a picture has to be turned, by the lines that were found on it: what is read the right
 * way up is read far more surely. The network that PaddleOCR has for this was no better than chance
 * on bad scans of typewriter text.
 */
final class Uprightness {
  /** So many of the longest lines are read both ways at most. */
  private static final int LOOKED_AT = 6;

  /** By so much, of 0 to 1, one way is surer than the other where there is no doubt. */
  private static final float CLEAR = 0.15f;

  /** From here on a line is longer than a character is high. */
  private static final float LONG = 2.5f;

  private final LineReader reader;

  Uprightness(LineReader reader) {
    this.reader = reader;
  }

  /** Whether most of the text runs down or up the picture. */
  static boolean isLying(List<Slab> lines) {
    float level = 0;
    float upright = 0;
    for (Slab line : lines) {
      if (line.width() >= LONG * line.height()) {
        level += line.width();
      } else if (line.height() >= LONG * line.width()) {
        upright += line.height();
      }
    }
    return upright > level;
  }

  /** Whether a line stands upright and is to be read along its height. */
  static boolean isUpright(Slab line) {
    return line.height() >= LONG * line.width();
  }

  /** Whether the longest lines, of which at least one is long, stand on their heads. */
  boolean isUpsideDown(PageImage image, List<Slab> lines, Runnable check) {
    List<Slab> longest =
        lines.stream()
            .filter(line -> line.width() >= LONG * line.height())
            .sorted(Comparator.comparingDouble(Slab::width).reversed())
            .limit(LOOKED_AT)
            .toList();
    float surer = 0;
    for (Slab line : longest) {
      check.run();
      surer += turnedIsSurer(image, line);
      if (Math.abs(surer) >= CLEAR) {
        break;
      }
    }
    return surer > 0;
  }

  /** Whether a line stands on its head. */
  boolean isUpsideDown(PageImage image, Slab line) {
    return turnedIsSurer(image, line) > 0;
  }

  private float turnedIsSurer(PageImage image, Slab line) {
    return reader.read(image, line.upsideDown()).sure() - reader.read(image, line).sure();
  }
}
