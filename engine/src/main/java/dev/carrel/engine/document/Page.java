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
 * @param addresses what its places are called, in the order of the text
 * @param marks how parts of {@code text} came, by their starts; they may overlap
 */
public record Page(
    int number,
    String text,
    PageLayout layout,
    List<HiddenText> hidden,
    List<Address> addresses,
    List<Mark> marks) {
  public Page {
    hidden = List.copyOf(hidden);
    addresses = List.copyOf(addresses);
    marks = List.copyOf(marks);
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
    last = 0;
    for (Address address : addresses) {
      if (address.start() < last || address.start() > text.length()) {
        throw new IllegalArgumentException("page %d has no %s".formatted(number, address));
      }
      last = address.start();
    }
    last = 0;
    for (Mark mark : marks) {
      if (mark.start() < last || mark.end() > text.length()) {
        throw new IllegalArgumentException("page %d has no %s".formatted(number, mark));
      }
      last = mark.start();
    }
  }

  /** A page whose places are called by its number, and whose text came as usual. */
  public Page(int number, String text, PageLayout layout, List<HiddenText> hidden) {
    this(number, text, layout, hidden, List.of(), List.of());
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
            hidden.stream().filter(part -> part.why().isSeen()).toList(),
            addresses.stream().filter(address -> address.start() < end).toList(),
            marks.stream()
                .filter(mark -> mark.start() < end)
                .map(mark -> new Mark(mark.start(), Math.min(mark.end(), end), mark.kind()))
                .toList());
  }

  /** The same page with other parts that cannot be seen. */
  public Page withHidden(List<HiddenText> others) {
    return new Page(number, text, layout, others, addresses, marks);
  }

  /** The same page whose places are called so. */
  public Page withAddresses(List<Address> others) {
    return new Page(number, text, layout, hidden, others, marks);
  }

  /** The same page with other marks. */
  public Page withMarks(List<Mark> others) {
    return new Page(number, text, layout, hidden, addresses, others);
  }

  /** What the page is called as a whole, where that is not its number. */
  public Optional<String> label() {
    return addressAt(0);
  }

  /** What the place of a character is called; empty where only the page's number tells it. */
  public Optional<String> addressAt(int character) {
    return Address.at(addresses, character);
  }

  /** The marks that have characters of a range, in the order of the text. */
  public List<Mark> marks(int start, int end) {
    return marks.stream().filter(mark -> mark.touches(start, end)).toList();
  }

  /** Why characters of a range cannot be seen, by the first of them; empty if all can. */
  public Optional<HiddenText.Why> whyHidden(int start, int end) {
    return hidden.stream()
        .filter(part -> part.start() < end && part.end() > start)
        .map(HiddenText::why)
        .findFirst();
  }
}
