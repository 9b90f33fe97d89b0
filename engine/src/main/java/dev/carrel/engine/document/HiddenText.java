// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/**
 * Characters of a page that the file holds and a reader of the page does not see, or is about to
 * see no longer.
 *
 * @param start first character (UTF-16 unit) in the page's text
 * @param end behind the last one
 * @param why it cannot be seen
 */
public record HiddenText(int start, int end, Why why) {
  public HiddenText {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no such characters: %d to %d".formatted(start, end));
    }
  }

  /** Whether a place on the same page has characters of it. */
  public boolean touches(TextSpan place) {
    return start < place.end() && end > place.start();
  }

  /** Why characters cannot be seen. The names are kept in the library. */
  public enum Why {
    /** On a layer that is switched off when the file is opened. */
    HIDDEN_LAYER,
    /** Beside the part of the page that is shown. */
    OFF_PAGE,
    /** Cut away by the outline that the page is drawn in. */
    CLIPPED,
    /** Too small for any eye. */
    TINY,
    /** Written in the mode that draws nothing, and no scan that it could be the text of. */
    INVISIBLE_MODE,
    /** Drawn so thin that nothing of it is left. */
    TRANSPARENT,
    /** In the colour of what lies under it. */
    SAME_COLOUR,
    /** Under a box or a picture that was drawn over it. */
    COVERED,
    /** It can be seen, but a person marked it for redaction, which nobody applied. */
    MARKED_FOR_REDACTION,
    /** It may be seen or not: so much is painted there that not all of it was followed. */
    UNCERTAIN;

    /** Whether the text stands on the page as it is shown, as far as that could be told. */
    public boolean isSeen() {
      return this == MARKED_FOR_REDACTION || this == UNCERTAIN;
    }

    /** Whether someone meant to take the text away, and the file still holds it. */
    public boolean isRedaction() {
      return this == COVERED || this == MARKED_FOR_REDACTION;
    }
  }
}
