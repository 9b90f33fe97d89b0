// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import java.util.Optional;
import java.util.Set;

/**
 * What a person looks for. The syntax: words; {@code "a phrase"}; {@code "near each other"~5};
 * {@code wild*card}, {@code wild?}; {@code fuzzy~}; {@code AND}, {@code OR}, {@code NOT}, {@code
 * -not}; an operator between words in capitals is a word. {@code 12(3)(a)} is looked for as it
 * stands. OR binds tighter than AND, as in web search. Anything else is taken for words.
 *
 * @param text as typed, of any length; see {@link SearchSyntax} for what is used of it
 * @param within the documents to look in, of which there may be none; empty for all
 * @param limit most hits to give, 1 to 1,000
 */
public record SearchQuery(String text, Optional<Set<DocumentId>> within, int limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST = 1000;

  public SearchQuery {
    within = within.map(Set::copyOf);
    limit = Math.clamp(limit, 1, MOST);
  }

  /** In all documents, the best 20 hits. */
  public static SearchQuery of(String text) {
    return new SearchQuery(text, Optional.empty(), DEFAULT_LIMIT);
  }

  /** The same in these documents only. */
  public SearchQuery within(Set<DocumentId> documents) {
    return new SearchQuery(text, Optional.of(documents), limit);
  }

  /** The same with more or fewer hits. */
  public SearchQuery limit(int most) {
    return new SearchQuery(text, within, most);
  }
}
