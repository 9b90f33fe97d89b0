// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.Locale;

/** In whose words a question is asked. */
public enum Wording {
  LAY,
  LAWYER;

  /** As in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
