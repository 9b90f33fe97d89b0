// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.Locale;

/** How well a quote agrees with the page that it is said to stand on. */
public enum Match {
  /**
   * Word for word; only white space, line-end hyphens and the shape of quotes and dashes may
   * differ.
   */
  VERBATIM,
  /** Nearly: a few letters or words differ. */
  CLOSE,
  /** Nowhere in the documents. */
  NONE;

  /** As written in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
