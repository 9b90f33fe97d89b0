// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.List;

/** Marks the text of a page that a person marked for redaction and that can still be seen. */
final class Redactions {
  private Redactions() {}

  /**
   * The page with what lies in boxes marked.
   *
   * @param boxes in points as shown
   */
  static Page mark(Page page, List<Box> boxes) {
    if (boxes.isEmpty()) {
      return page;
    }
    List<HiddenText> parts = new ArrayList<>();
    int seen = page.seenLength();
    int start = -1;
    int end = -1;
    for (int i = 0; i <= seen; i++) {
      boolean placed = i < seen && page.layout().isPlaced(i);
      if (placed && isIn(page.layout().box(i), boxes)) {
        start = start < 0 ? i : start;
        end = i + 1;
      } else if (start >= 0 && (placed || i == seen)) {
        parts.add(new HiddenText(start, end, Why.MARKED_FOR_REDACTION));
        start = -1;
      }
    }
    parts.addAll(page.hidden());
    return new Page(page.number(), page.text(), page.layout(), parts);
  }

  private static boolean isIn(Box letter, List<Box> boxes) {
    float x = letter.x() + letter.width() / 2;
    float y = letter.y() + letter.height() / 2;
    return boxes.stream()
        .anyMatch(box -> x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom());
  }
}
