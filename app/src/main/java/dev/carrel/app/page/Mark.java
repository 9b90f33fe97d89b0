// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;

/**
 * Something marked on a page.
 *
 * @param box in points of the page as its file shows it
 */
record Mark(Kind kind, Box box) {
  /** What is marked, the last over the first. */
  enum Kind {
    HIT("hit", 0.5),
    MARK("mark", 1.5),
    CURRENT_HIT("hit-now", 1),
    SELECTION("selected-text", 0);

    private final String style;
    private final double margin;

    Kind(String style, double margin) {
      this.style = style;
      this.margin = margin;
    }

    /** Its style class. */
    String style() {
      return style;
    }

    /** How far it reaches beyond the letters, in points. */
    double margin() {
      return margin;
    }
  }
}
