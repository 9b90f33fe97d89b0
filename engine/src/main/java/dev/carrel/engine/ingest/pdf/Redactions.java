// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks text of a page that is read as seen: what a person marked for redaction, and what may lie
 * under more than was followed.
 */
final class Redactions {
  private Redactions() {}

  /**
   * The page with what lies in boxes or in the fog marked.
   *
   * @param boxes in points as shown
   */
  static Page mark(Page page, List<Box> boxes, Fog fog) {
    if (boxes.isEmpty() && fog.isEmpty()) {
      return page;
    }
    List<HiddenText> parts = new ArrayList<>();
    int seen = page.seenLength();
    int start = 0;
    int end = 0;
    Why open = null;
    for (int i = 0; i <= seen; i++) {
      if (i < seen && !page.layout().isPlaced(i)) {
        continue;
      }
      Why why = i == seen ? null : why(page.layout().box(i), boxes, fog);
      if (open != null && why != open) {
        parts.add(new HiddenText(start, end, open));
      }
      start = why == open ? start : i;
      end = i + 1;
      open = why;
    }
    parts.addAll(page.hidden());
    return page.withHidden(parts);
  }

  private static @Nullable Why why(Box letter, List<Box> boxes, Fog fog) {
    return isIn(letter, boxes)
        ? Why.MARKED_FOR_REDACTION
        : fog.isOver(letter) ? Why.UNCERTAIN : null;
  }

  private static boolean isIn(Box letter, List<Box> boxes) {
    float x = letter.x() + letter.width() / 2;
    float y = letter.y() + letter.height() / 2;
    return boxes.stream()
        .anyMatch(box -> x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom());
  }
}
