// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * A page that was found.
 *
 * @param document whose page
 * @param page from 1
 * @param score above 0; higher is better, comparable only within one search
 * @param snippet about 200 characters of the page around the best matches, as one line, with "…"
 *     where it was cut
 * @param inSnippet the matches in {@code snippet}
 * @param spans the matches on the page, in order, not overlapping; the first 1,000 of them
 */
public record Hit(
    DocumentId document,
    int page,
    float score,
    String snippet,
    List<Highlight> inSnippet,
    List<TextSpan> spans) {
  public Hit {
    inSnippet = List.copyOf(inSnippet);
    spans = List.copyOf(spans);
  }
}
