// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.List;

/** Finds the lines of a picture with the first network. */
final class LineFinder {
  /** The picture's longer side is brought to this, which letters of 6 points survive. */
  private static final int SIDE = 960;

  /** The network halves a picture five times. */
  private static final int STEP = 32;

  private final Network network;

  LineFinder(Network network) {
    this.network = network;
  }

  /** The lines, in the picture's own pixels. */
  List<Slab> find(PageImage image) {
    float scale = (float) SIDE / Math.max(image.width(), image.height());
    int width = side(image.width() * scale);
    int height = side(image.height() * scale);
    Network.Said said = network.say(image.scaled(width, height));
    int rows = said.size(2);
    int columns = said.size(3);
    return new LineMap(columns, rows, said.numbers())
        .lines().stream()
            .map(
                slab -> slab.scaled((float) image.width() / columns, (float) image.height() / rows))
            .toList();
  }

  private static int side(float pixels) {
    return Math.max(STEP, STEP * Math.round(pixels / STEP));
  }
}
