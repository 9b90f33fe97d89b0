// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * The passages of what was read as they are ranked for a question in one way, for who compares
 * ways.
 *
 * @param way {@link #SHIPPED} or the name of a part of it
 * @param best where they stand, best first; one span a page
 * @param strength the first one's score; compares within one way only
 */
public record RankedPassages(String way, List<List<TextSpan>> best, double strength) {
  /** As answers are made from them. */
  public static final String SHIPPED = "shipped";

  /** By their words alone. */
  public static final String WORDS = "words";

  public RankedPassages {
    best = best.stream().map(List::copyOf).toList();
  }
}
