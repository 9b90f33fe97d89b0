// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * A quote in an answer, and where it stands.
 *
 * @param number from 1, as the answer refers to it
 * @param text as the model gave it
 * @param match how well it agrees with the page
 * @param documentName the document's name; empty for {@link Match#NONE}
 * @param places where it stands: one place, two if it runs over a page's end, none for {@link
 *     Match#NONE}
 */
public record Quote(
    int number, String text, Match match, String documentName, List<TextSpan> places) {
  public Quote {
    places = List.copyOf(places);
    if (places.isEmpty() != (match == Match.NONE)) {
      throw new IllegalArgumentException(
          "a quote that is %s has %d places".formatted(match, places.size()));
    }
  }
}
