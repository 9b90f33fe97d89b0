// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.Comparator;
import java.util.List;

/** Tells how a picture has to be turned, by the lines that were found on it. */
final class Uprightness {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 48;

  /** So many of the longest lines are looked at. */
  private static final int LOOKED_AT = 12;

  /** From here on a line is longer than a character is high. */
  private static final float LONG = 2.5f;

  private final Network network;

  Uprightness(Network network) {
    this.network = network;
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

  /** Whether most lines, of which at least one is long, stand on their heads. */
  boolean isUpsideDown(PageImage image, List<Slab> lines) {
    List<Slab> longest =
        lines.stream()
            .filter(line -> line.width() >= LONG * line.height())
            .sorted(Comparator.comparingDouble(Slab::width).reversed())
            .limit(LOOKED_AT)
            .toList();
    float vote = 0;
    for (Slab line : longest) {
      vote += upsideDown(image, line) - 0.5f;
    }
    return vote > 0;
  }

  /** How sure the network is that a line stands on its head, 0 to 1. */
  float upsideDown(PageImage image, Slab line) {
    float window = Math.min(line.width(), line.height() * WIDTH / HEIGHT);
    float from = (line.width() - window) / 2;
    int width = Math.clamp(Math.round(HEIGHT * window / line.height()), 1, WIDTH);
    PageImage part = LineImage.of(image, line.part(from, from + window), width, HEIGHT);
    return network.say(width == WIDTH ? part : padded(part)).numbers()[1];
  }

  /** The network knows one size; what is missing is grey. */
  private static PageImage padded(PageImage part) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        grey[y * WIDTH + x] = (byte) (x < part.width() ? part.at(x, y) : 128);
      }
    }
    return new PageImage(WIDTH, HEIGHT, grey);
  }
}
