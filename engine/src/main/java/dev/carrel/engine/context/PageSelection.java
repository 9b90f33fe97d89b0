// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import java.util.Optional;
import java.util.Set;

/**
 * Which pages of a document are read.
 *
 * @param pages their numbers, from 1; empty: all
 * @param why the others are left out, as a clause; not used where there are no others
 */
public record PageSelection(Optional<Set<Integer>> pages, String why) {
  /** The whole document. */
  public static final PageSelection ALL = new PageSelection(Optional.empty(), "");

  public PageSelection {
    pages = pages.map(Set::copyOf);
  }

  /** Some pages. */
  public static PageSelection of(Set<Integer> pages, String why) {
    return new PageSelection(Optional.of(pages), why);
  }

  boolean has(int page) {
    return pages.isEmpty() || pages.get().contains(page);
  }
}
