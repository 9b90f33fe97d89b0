// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import java.util.Optional;
import java.util.Set;

/**
 * How a document of a collection is read, if not whole with the others.
 *
 * @param aside why it is not read with them; empty if it is
 * @param pages the only ones that are read, from 1; empty: all
 */
public record ReadingChoice(Optional<Aside> aside, Optional<Set<Integer>> pages) {
  /** Whole, with the others. */
  public static final ReadingChoice WHOLE = new ReadingChoice(Optional.empty(), Optional.empty());

  public ReadingChoice {
    pages = pages.map(Set::copyOf);
  }

  /** Why a document is not read. */
  public enum Aside {
    /** It did not fit beside the others, and those were chosen. */
    NO_ROOM,
    /** The documents are read one after another, each alone. */
    ONE_BY_ONE,
    /** A person stopped its reading. */
    BY_PERSON
  }

  /** Not read. */
  public static ReadingChoice aside(Aside why) {
    return new ReadingChoice(Optional.of(why), Optional.empty());
  }

  /** Some pages only. */
  public static ReadingChoice pages(Set<Integer> pages) {
    return new ReadingChoice(Optional.empty(), Optional.of(pages));
  }
}
