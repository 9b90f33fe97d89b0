// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.Locale;

/** How well a quote agrees with the page that it is said to stand on. */
public enum Match {
  /**
   * Word for word, with words and numbers that end where the page's do; only how the page breaks
   * and sets its lines and the shape of quotes and dashes may differ.
   */
  VERBATIM,
  /** Nearly, and it says the same: case, punctuation or an article differs. */
  CLOSE,
  /** Nowhere in the documents, or only where they say something else. */
  NONE;

  /** As written in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
