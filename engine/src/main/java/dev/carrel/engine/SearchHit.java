// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * A page that a search found.
 *
 * @param document whose
 * @param documentName for the person
 * @param page from 1
 * @param snippet about 200 characters around the best place
 * @param score above 0; comparable within one search only
 * @param places the words found, in the page's text
 */
public record SearchHit(
    DocumentId document,
    String documentName,
    int page,
    String snippet,
    float score,
    List<TextSpan> places) {
  public SearchHit {
    places = List.copyOf(places);
  }
}
