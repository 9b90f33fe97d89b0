// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/**
 * A place in a document.
 *
 * @param document whose
 * @param page from 1
 * @param start first character (UTF-16 unit) in that page's text
 * @param end behind the last character
 */
public record TextSpan(DocumentId document, int page, int start, int end) {
  public TextSpan {
    if (page < 1 || start < 0 || end < start) {
      throw new IllegalArgumentException(
          "no such place: page %d, characters %d to %d".formatted(page, start, end));
    }
  }

  /** Whether a character stands in both. */
  public boolean overlaps(TextSpan other) {
    return document.equals(other.document)
        && page == other.page
        && start < other.end
        && other.start < end;
  }

  /** How many characters stand in both. */
  public int common(TextSpan other) {
    return overlaps(other) ? Math.min(end, other.end) - Math.max(start, other.start) : 0;
  }
}
