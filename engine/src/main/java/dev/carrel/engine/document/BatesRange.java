// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Optional;

/**
 * The numbers that the pages of a document have in a collection.
 *
 * @param scheme how they are written
 * @param first the number of page 1
 * @param pages how many pages have one, at least 1
 */
public record BatesRange(BatesScheme scheme, long first, int pages) {
  /**
   * The number of a page.
   *
   * @param page from 1
   * @return empty for a page that has none: the document had fewer when its numbers were given
   */
  public Optional<String> page(int page) {
    return page >= 1 && page <= pages
        ? Optional.of(scheme.text(first + page - 1))
        : Optional.empty();
  }

  /** The first page's number. */
  public String from() {
    return scheme.text(first);
  }

  /** The last page's number. */
  public String to() {
    return scheme.text(first + pages - 1);
  }
}
