// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import java.util.Optional;

/**
 * Selected text, from where it was begun to where it was drawn.
 *
 * @param anchor where it was begun
 * @param focus where it ends now; may lie before the anchor
 */
public record Selection(At anchor, At focus) {
  /**
   * A place between two characters.
   *
   * @param part which of the texts, as {@link Texts} numbers them
   * @param offset in that text
   */
  public record At(int part, int offset) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
      return part != other.part
          ? Integer.compare(part, other.part)
          : Integer.compare(offset, other.offset);
    }
  }

  /** A part of one text. */
  public record Range(int start, int end) {}

  /** Of one text. */
  public static Selection of(int part, int start, int end) {
    return new Selection(new At(part, start), new At(part, end));
  }

  /** Of one text. */
  public static Selection of(int part, Range range) {
    return of(part, range.start, range.end);
  }

  public boolean isEmpty() {
    return anchor.equals(focus);
  }

  public At first() {
    return anchor.compareTo(focus) <= 0 ? anchor : focus;
  }

  public At last() {
    return anchor.compareTo(focus) <= 0 ? focus : anchor;
  }

  /** The same beginning, drawn to another end. */
  public Selection to(At newFocus) {
    return new Selection(anchor, newFocus);
  }

  /** Drawn from all of this, which was seized first, to all of another. */
  Selection through(Selection other) {
    return other.first().compareTo(first()) < 0
        ? new Selection(last(), other.first())
        : new Selection(first(), other.last().compareTo(last()) < 0 ? last() : other.last());
  }

  /**
   * What of a text is selected.
   *
   * @param length of the text
   */
  public Optional<Range> on(int part, int length) {
    if (isEmpty() || part < first().part || part > last().part) {
      return Optional.empty();
    }
    int start = part == first().part ? Math.min(first().offset, length) : 0;
    int end = part == last().part ? Math.min(last().offset, length) : length;
    return start < end ? Optional.of(new Range(start, end)) : Optional.empty();
  }

  /** The words, in reading order, with what stands between the texts. */
  public String text(Texts texts) {
    StringBuilder words = new StringBuilder();
    StringBuilder between = new StringBuilder();
    int last = Math.min(last().part, texts.last());
    for (int part = first().part; part <= last; part++) {
      if (!words.isEmpty()) {
        between.append(texts.before(part));
      }
      Optional<Range> range = on(part, texts.text(part).length());
      if (range.isPresent()) {
        words.append(between).append(texts.copied(part, range.get()));
        between.setLength(0);
      }
    }
    return words.toString();
  }
}
