// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Comparator;

/**
 * How a stretch of a page's text came to stand there, where that is not as usual.
 *
 * @param start first character (UTF-16 unit) in the page's text
 * @param end behind the last one
 * @param kind how
 */
public record Mark(int start, int end, Kind kind) {
  /** By their starts, as a page has them. */
  public static final Comparator<Mark> IN_ORDER =
      Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end);

  public Mark {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no such characters: %d to %d".formatted(start, end));
    }
  }

  /** How text came. The names are kept in the library. */
  public enum Kind {
    /** Characters that the file draws and does not name; U+FFFD stands for each. */
    UNKNOWN_CHARACTER,
    /** Read from a picture. */
    RECOGNIZED,
    /** Read from a picture that was hard to read. */
    POORLY_RECOGNIZED,
    /** A number or an enumerator that breaks the order of its list. */
    OUT_OF_ORDER,
    /** Struck out, by a line or an annotation. */
    STRUCK,
    /** Put in by a tracked change. */
    INSERTED,
    /** Taken out by a tracked change. */
    DELETED,
    /** Moved by a tracked change, at either end. */
    MOVED,
    /** What somebody remarked on the text, not the text. */
    COMMENT,
    /** A footnote or an endnote. */
    NOTE,
    /** The value of a field of a form. */
    FIELD;

    /** Whether the characters may be others than those that stand on the page. */
    public boolean isDoubtful() {
      return this == UNKNOWN_CHARACTER || this == POORLY_RECOGNIZED || this == OUT_OF_ORDER;
    }

    /** Whether the characters are what the document says, and not what it no longer does. */
    public boolean isText() {
      return this != STRUCK && this != DELETED && this != COMMENT;
    }
  }

  /** Whether it has characters of a range. */
  public boolean touches(int from, int to) {
    return start < to && end > from;
  }
}
