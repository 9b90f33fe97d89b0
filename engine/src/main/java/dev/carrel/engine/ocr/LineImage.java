// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

/** Cuts a line out of a picture, set straight. */
final class LineImage {
  private LineImage() {}

  /**
   * The line in a size of its own.
   *
   * @param width of what is returned, in pixels
   * @param height of what is returned
   */
  static PageImage of(PageImage page, Slab line, int width, int height) {
    byte[] grey = new byte[width * height];
    float stepAlong = line.width() / width;
    float stepAcross = line.height() / height;
    int finer = Math.clamp(Math.round(Math.max(stepAlong, stepAcross)), 1, 4);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int i = 0; i < finer; i++) {
          for (int j = 0; j < finer; j++) {
            float along = (x + (i + 0.5f) / finer) * stepAlong;
            float across = (y + (j + 0.5f) / finer) * stepAcross;
            sum += page.between(line.pageX(along, across), line.pageY(along, across));
          }
        }
        grey[y * width + x] = (byte) Math.round(sum / (finer * finer));
      }
    }
    return new PageImage(width, height, grey);
  }
}
