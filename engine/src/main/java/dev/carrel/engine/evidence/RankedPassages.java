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
 * @param strength the highest score of a passage, of what the model looked at where that is known;
 *     compares within one way and model only
 */
public record RankedPassages(String way, List<List<TextSpan>> best, double strength) {
  /** As answers are made from them. */
  public static final String SHIPPED = "shipped";

  /** By their words alone. */
  public static final String WORDS = "words";

  /** By their meaning alone. */
  public static final String EMBEDDING = "embedding";

  /** By what the model looks at alone. */
  public static final String ATTENTION = "attention";

  public RankedPassages {
    best = best.stream().map(List::copyOf).toList();
  }
}
