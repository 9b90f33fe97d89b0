// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/**
 * One page of a document.
 *
 * @param number from 1
 * @param text in reading order; lines end in {@code \n}, columns follow one another
 * @param layout where each character of {@code text} stands on the page
 */
public record Page(int number, String text, PageLayout layout) {
  public Page {
    if (number < 1) {
      throw new IllegalArgumentException("page number " + number + " is below 1");
    }
    if (layout.length() != text.length()) {
      throw new IllegalArgumentException(
          "page %d has %d characters but %d positions"
              .formatted(number, text.length(), layout.length()));
    }
  }
}
