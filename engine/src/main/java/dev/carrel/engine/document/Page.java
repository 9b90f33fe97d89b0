// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.List;
import java.util.Optional;

/**
 * One page of a document.
 *
 * @param number from 1
 * @param text in reading order; lines end in {@code \n}, columns follow one another; what cannot be
 *     seen stands behind all that can
 * @param layout where each character of {@code text} stands on the page
 * @param hidden the parts of {@code text} that cannot be seen on the page or are marked for
 *     redaction, in the order of the text
 */
public record Page(int number, String text, PageLayout layout, List<HiddenText> hidden) {
  public Page {
    hidden = List.copyOf(hidden);
    if (number < 1) {
      throw new IllegalArgumentException("page number " + number + " is below 1");
    }
    if (layout.length() != text.length()) {
      throw new IllegalArgumentException(
          "page %d has %d characters but %d positions"
              .formatted(number, text.length(), layout.length()));
    }
    int last = 0;
    boolean unseen = false;
    for (HiddenText part : hidden) {
      unseen |= !part.why().isSeen();
      if (part.start() < last || part.end() > text.length() || (unseen && part.why().isSeen())) {
        throw new IllegalArgumentException(
            "page %d of %d characters has no hidden text %s"
                .formatted(number, text.length(), part));
      }
      last = part.end();
    }
  }

  /** A page of which everything can be seen. */
  public Page(int number, String text, PageLayout layout) {
    this(number, text, layout, List.of());
  }

  /** Where the text ends that can be seen on the page: its characters are those before. */
  public int seenLength() {
    int end = text.length();
    for (HiddenText part : hidden.reversed()) {
      end = part.why().isSeen() ? end : part.start();
    }
    while (end < text.length() && end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return end;
  }

  /** The page with only the text that can be seen; every character keeps its place. */
  public Page seen() {
    int end = seenLength();
    return end == text.length()
        ? this
        : new Page(
            number,
            text.substring(0, end),
            layout.first(end),
            hidden.stream().filter(part -> part.why().isSeen()).toList());
  }

  /** Why characters of a range cannot be seen, by the first of them; empty if all can. */
  public Optional<HiddenText.Why> whyHidden(int start, int end) {
    return hidden.stream()
        .filter(part -> part.start() < end && part.end() > start)
        .map(HiddenText::why)
        .findFirst();
  }
}
