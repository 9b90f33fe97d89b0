// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/**
 * A sentence of an answer and what its quotes are to it.
 *
 * @param start its first character (UTF-16 unit) in the answer's text
 * @param end behind the last one
 * @param quotes the numbers of its quotes, best first
 * @param support what was found
 */
public record SentenceSupport(int start, int end, List<Integer> quotes, Support support) {
  public SentenceSupport {
    quotes = List.copyOf(quotes);
  }
}
