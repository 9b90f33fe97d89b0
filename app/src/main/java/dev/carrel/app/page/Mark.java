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
    HEAT_1("heat-1", 3),
    HEAT_2("heat-2", 3),
    HEAT_3("heat-3", 3),
    HEAT_4("heat-4", 3),
    HEAT_5("heat-5", 3),
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

    /** Of what the model looked at. */
    static Kind heat(double weight) {
      return valueOf("HEAT_" + Heat.step(weight));
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
