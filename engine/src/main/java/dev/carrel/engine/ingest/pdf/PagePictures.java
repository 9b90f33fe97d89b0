// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pictures on a page of text in which something could be written that its text has not. */
final class PagePictures {
  /** Of the page; smaller ones are emblems. */
  private static final float LEAST_SHARE = 0.015f;

  private static final float LEAST_WIDTH = 40;
  private static final float LEAST_HEIGHT = 20;

  /** Pictures that lie closer are strips of one. */
  private static final float MEETS = 2;

  /** A picture with more letters than one on so many square points is what they stand on. */
  private static final float PAPER_OF_LETTER = 400;

  private static final int MOST = 8;

  private PagePictures() {}

  /**
   * Those, cut to the page, the largest first.
   *
   * @param pictures as they are drawn, strips of one by themselves
   */
  static List<Box> of(Page page, List<Box> pictures) {
    float width = page.layout().width();
    float height = page.layout().height();
    return joined(pictures).stream()
        .map(box -> cut(box, width, height))
        .filter(box -> box.width() >= LEAST_WIDTH && box.height() >= LEAST_HEIGHT)
        .filter(box -> area(box) >= LEAST_SHARE * width * height)
        .filter(box -> letters(page, box) * PAPER_OF_LETTER < area(box))
        .sorted(Comparator.comparingDouble(PagePictures::area).reversed())
        .limit(MOST)
        .toList();
  }

  /** How much of a page these cover, 0 to 1. */
  static float share(Page page, List<Box> pictures) {
    float sum = 0;
    for (Box box : pictures) {
      sum += area(box);
    }
    return sum / Math.max(1, page.layout().width() * page.layout().height());
  }

  /** Whether the middle of a box is in another. */
  static boolean holds(Box outer, Box box) {
    float x = box.x() + box.width() / 2;
    float y = box.y() + box.height() / 2;
    return x >= outer.x() && x <= outer.right() && y >= outer.y() && y <= outer.bottom();
  }

  private static List<Box> joined(List<Box> pictures) {
    List<Box> joined = new ArrayList<>();
    for (Box picture : pictures) {
      Box box = picture;
      for (int i = 0; i < joined.size(); i++) {
        if (meet(joined.get(i), box)) {
          box = box.union(joined.remove(i));
          i = -1;
        }
      }
      joined.add(box);
    }
    return joined;
  }

  private static boolean meet(Box one, Box other) {
    return one.x() <= other.right() + MEETS
        && other.x() <= one.right() + MEETS
        && one.y() <= other.bottom() + MEETS
        && other.y() <= one.bottom() + MEETS;
  }

  private static Box cut(Box box, float width, float height) {
    float left = Math.max(0, box.x());
    float top = Math.max(0, box.y());
    return new Box(
        left,
        top,
        Math.max(0, Math.min(width, box.right()) - left),
        Math.max(0, Math.min(height, box.bottom()) - top));
  }

  private static float area(Box box) {
    return box.width() * box.height();
  }

  private static int letters(Page page, Box picture) {
    int letters = 0;
    for (int i = 0; i < page.seenLength(); i++) {
      if (page.layout().isPlaced(i)
          && !Character.isWhitespace(page.text().charAt(i))
          && holds(picture, page.layout().box(i))) {
        letters++;
      }
    }
    return letters;
  }
}
