// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.util.List;

/** What a query is made of. */
sealed interface SearchTerm {
  /** A word, as typed. */
  record Word(String text) implements SearchTerm {}

  /**
   * One group of a number that was typed with blanks between its groups.
   *
   * @param whole the number without them
   */
  record Group(String text, String whole) implements SearchTerm {}

  /** A word of letters, digits, {@code *} and {@code ?} that starts with a letter or digit. */
  record Wildcard(String pattern) implements SearchTerm {}

  /**
   * A word and those like it.
   *
   * @param edits letters that may differ, 1 or 2
   */
  record Fuzzy(String text, int edits) implements SearchTerm {}

  /**
   * Words in this order.
   *
   * @param slop by how many places they may be off; 0 for none
   */
  record Phrase(String text, int slop) implements SearchTerm {}

  /** Any of these. */
  record Any(List<SearchTerm> terms) implements SearchTerm {
    public Any {
      terms = List.copyOf(terms);
    }
  }

  /** Whether a page should, must or must not have it. */
  enum Need {
    SHOULD,
    MUST,
    MUST_NOT
  }

  /** A term and its need. */
  record Clause(Need need, SearchTerm term) {}
}
