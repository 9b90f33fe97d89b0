// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;

/**
 * A quote in an answer, and where it stands.
 *
 * @param number from 1, as the answer refers to it
 * @param text as the model gave it
 * @param match how well it agrees with the page
 * @param documentName the document's name; empty for {@link Match#NONE}
 * @param places where it stands: one place, two if it runs over a page's end, none for {@link
 *     Match#NONE}
 * @param standing what a person should know of how it stands there; a quote that may have other
 *     characters on its page, as any from a scan, is not {@link Match#VERBATIM}
 */
public record Quote(
    int number,
    String text,
    Match match,
    String documentName,
    List<TextSpan> places,
    Standing standing) {
  public Quote {
    places = List.copyOf(places);
    if (match == Match.VERBATIM && (standing.isDoubtful() || standing.isFromScan())) {
      match = Match.CLOSE;
    }
    if (places.isEmpty() != (match == Match.NONE)) {
      throw new IllegalArgumentException(
          "a quote that is %s has %d places".formatted(match, places.size()));
    }
  }

  /** A quote that stands on its page as most do, or on none. */
  public Quote(int number, String text, Match match, String documentName, List<TextSpan> places) {
    this(number, text, match, documentName, places, Standing.PLAIN);
  }

  /** Why it cannot be seen on its page, or is about to be redacted; empty if it simply stands. */
  public Optional<Why> hidden() {
    return standing.hidden();
  }
}
