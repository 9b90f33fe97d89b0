// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.util.Locale;

/** What a cell can have beside its state. */
public enum Mark {
  /** Its value is not as its column wishes. */
  DEVIATES,
  /** A second reader said something else. */
  DISAGREES,
  /** A person marked it to come back to. */
  FLAGGED;

  /** Of style sheets, words and the state file: {@code deviates}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
