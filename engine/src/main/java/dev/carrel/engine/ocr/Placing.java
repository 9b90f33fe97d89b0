// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From places within lines to places on the picture.
 *
 * @param image as it was given
 * @param quarters how often it was turned clockwise before its lines were found
 * @param tilt how much most lines lie askew, in radians
 */
record Placing(PageImage image, int quarters, float tilt) {
  /** Lines reach so far above and below their letters, in heights of the line. */
  private static final float ABOVE = 0.12f;

  private static final float BELOW = 0.28f;

  /** The size of the type, in heights of the line. */
  private static final float SIZE = 0.72f;

  private static final int ENOUGH_TO_TELL = 3;

  /** How much most of the long lines lie askew. */
  static float tilt(List<Slab> lines) {
    List<Slab> sure =
        lines.stream()
            .filter(line -> line.width() >= 6 * line.height())
            .sorted(Comparator.comparingDouble(Slab::angle))
            .toList();
    if (sure.size() < ENOUGH_TO_TELL) {
      return 0;
    }
    float half = 0;
    for (Slab line : sure) {
      half += line.width() / 2;
    }
    for (Slab line : sure) {
      half -= line.width();
      if (half <= 0) {
        return line.angle();
      }
    }
    return sure.getLast().angle();
  }

  /** A line that was read, with all its places. */
  RecognizedLine place(Slab line, ReadLine read) {
    float middle = straightY(line.x(), line.y());
    float top = middle - (0.5f - ABOVE) * line.height();
    float baseline = middle + (0.5f - BELOW) * line.height();
    List<RecognizedCharacter> characters = new ArrayList<>();
    for (ReadLine.Sign sign : read.signs()) {
      characters.add(place(line, sign));
    }
    return new RecognizedLine(
        top, middle + 0.5f * line.height(), baseline, SIZE * line.height(), characters);
  }

  private RecognizedCharacter place(Slab line, ReadLine.Sign sign) {
    float start = sign.start() * line.width();
    float end = sign.end() * line.width();
    float top = ABOVE * line.height();
    float bottom = (1 - ABOVE) * line.height();
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float above = Float.MAX_VALUE;
    float below = -Float.MAX_VALUE;
    for (float along : new float[] {start, end}) {
      for (float across : new float[] {top, bottom}) {
        float x = givenX(line.pageX(along, across), line.pageY(along, across));
        float y = givenY(line.pageX(along, across), line.pageY(along, across));
        left = Math.min(left, x);
        right = Math.max(right, x);
        above = Math.min(above, y);
        below = Math.max(below, y);
      }
    }
    float across = line.height() / 2;
    return new RecognizedCharacter(
        sign.text(),
        sign.sure(),
        straightX(line.pageX(start, across), line.pageY(start, across)),
        straightX(line.pageX(end, across), line.pageY(end, across)),
        left,
        above,
        right - left,
        below - above);
  }

  private float straightX(float x, float y) {
    return (float) (x * Math.cos(tilt) + y * Math.sin(tilt));
  }

  private float straightY(float x, float y) {
    return (float) (y * Math.cos(tilt) - x * Math.sin(tilt));
  }

  private float givenX(float x, float y) {
    return switch (quarters) {
      case 1 -> y;
      case 2 -> image.width() - x;
      case 3 -> image.width() - y;
      default -> x;
    };
  }

  private float givenY(float x, float y) {
    return switch (quarters) {
      case 1 -> image.height() - x;
      case 2 -> image.height() - y;
      case 3 -> x;
      default -> y;
    };
  }
}
