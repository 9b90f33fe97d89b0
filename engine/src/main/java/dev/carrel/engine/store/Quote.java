package dev.carrel.engine.store;

import dev.carrel.engine.document.TextSpan;
import java.util.Optional;

/**
 * What an answer quoted, and where that stands.
 *
 * @param text as the answer has it
 * @param place where it was found; empty if it was not
 * @param match how well the place agrees with the text
 */
public record Quote(String text, Optional<TextSpan> place, Match match) {
  /** How well a quote agrees with the page it names. */
  public enum Match {
    /** Word for word. */
    VERBATIM,
    /** Nearly; the place shows the difference. */
    CLOSE,
    /** Not found. */
    NONE
  }

  public Quote {
    if (place.isEmpty() != (match == Match.NONE)) {
      throw new IllegalArgumentException("a quote has a place exactly if it was found: " + match);
    }
  }
}
