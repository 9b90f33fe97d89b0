// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;

/**
 * A page that a search found.
 *
 * @param document whose
 * @param documentName for the person
 * @param page from 1
 * @param snippet about 200 characters around the best place
 * @param score above 0; comparable within one search only
 * @param places the words found, in the page's text
 * @param standing what a person should know of how they stand there; hidden only if none of them
 *     can be seen
 */
public record SearchHit(
    DocumentId document,
    String documentName,
    int page,
    String snippet,
    float score,
    List<TextSpan> places,
    Standing standing) {
  public SearchHit {
    places = List.copyOf(places);
  }

  /** Why none of the words found can be seen on the page; also MARKED_FOR_REDACTION. */
  public Optional<Why> hidden() {
    return standing.hidden();
  }
}
