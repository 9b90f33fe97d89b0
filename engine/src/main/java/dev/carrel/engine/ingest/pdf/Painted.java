// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The areas that a page paints, in order, found again by a point. Coordinates as shown. */
final class Painted {
  private static final int CELLS = 16;

  private final List<Area> areas;
  private final float width;
  private final float height;
  private final int[][] cells;

  Painted(List<Area> areas, float width, float height) {
    this.areas = areas;
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.cells = areas.isEmpty() ? new int[0][] : fill();
  }

  private int[][] fill() {
    int[][] filled = new int[CELLS * CELLS][];
    int[] counts = new int[CELLS * CELLS];
    for (int i = 0; i < areas.size(); i++) {
      Clip region = areas.get(i).region();
      int last = cell(region.right(), width);
      int lowest = cell(region.bottom(), height);
      for (int row = cell(region.top(), height); row <= lowest; row++) {
        for (int column = cell(region.left(), width); column <= last; column++) {
          int at = row * CELLS + column;
          int[] of = filled[at] == null ? new int[8] : filled[at];
          filled[at] = counts[at] == of.length ? Arrays.copyOf(of, 2 * of.length) : of;
          filled[at][counts[at]++] = i;
        }
      }
    }
    for (int i = 0; i < filled.length; i++) {
      filled[i] = filled[i] == null ? new int[0] : Arrays.copyOf(filled[i], counts[i]);
    }
    return filled;
  }

  private static int cell(float at, float length) {
    return Math.clamp((int) (at / length * CELLS), 0, CELLS - 1);
  }

  private int[] at(float x, float y) {
    return cells[cell(y, height) * CELLS + cell(x, width)];
  }

  boolean isEmpty() {
    return areas.isEmpty();
  }

  /** The colour under a point once so many areas are painted; paper is white. */
  int colour(float x, float y, int before) {
    List<Area> over = new ArrayList<>();
    int colour = Colours.WHITE;
    if (!isEmpty()) {
      int[] here = at(x, y);
      for (int i = here.length - 1; i >= 0; i--) {
        Area area = areas.get(here[i]);
        if (here[i] >= before || !area.region().contains(x, y)) {
          continue;
        }
        if (area.isOpaque()) {
          colour = area.colour();
          break;
        }
        over.add(area);
      }
    }
    for (Area area : over.reversed()) {
      colour =
          area.alpha() < 0 ? Colours.UNKNOWN : Colours.over(area.colour(), area.alpha(), colour);
    }
    return colour;
  }

  /** Whether something opaque is painted over a point from an area on; the last such thing. */
  Cover cover(float x, float y, int from) {
    if (!isEmpty()) {
      int[] here = at(x, y);
      for (int i = here.length - 1; i >= 0 && here[i] >= from; i--) {
        Area area = areas.get(here[i]);
        if (area.isOpaque() && area.region().contains(x, y)) {
          return area.kind() == Area.Kind.BOX ? Cover.BOX : Cover.PICTURE;
        }
      }
    }
    return Cover.NONE;
  }

  /** What lies over a point. */
  enum Cover {
    NONE,
    BOX,
    PICTURE
  }

  /** Whether a picture, below or above whatever else, lies at a point. */
  boolean hasPicture(float x, float y) {
    if (!isEmpty()) {
      for (int i : at(x, y)) {
        if (areas.get(i).kind() == Area.Kind.PICTURE && areas.get(i).region().contains(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The part of the page that pictures cover, overlaps counted twice. */
  float pictureShare() {
    float sum = 0;
    for (Area area : areas) {
      sum += area.kind() == Area.Kind.PICTURE ? area.size() : 0;
    }
    return sum / (width * height);
  }
}
