// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.Locale;

/** How words are set off from those around them. */
public enum Style {
  BOLD,
  ITALIC,
  CODE,
  LINK;

  /** As style classes end that show it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
