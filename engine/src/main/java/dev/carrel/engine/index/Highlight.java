// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

/**
 * A range of characters to make stand out.
 *
 * @param start first character (UTF-16 unit)
 * @param end behind the last
 */
public record Highlight(int start, int end) {
  public Highlight {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no such range: " + start + " to " + end);
    }
  }
}
