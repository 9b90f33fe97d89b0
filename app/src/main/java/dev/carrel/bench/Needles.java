// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.List;

/**
 * What was found with one way of keeping the cache.
 *
 * @param bitsPerValue of the cache as allocated
 * @param readSeconds for the whole document, once
 * @param answerSeconds for all questions
 * @param answers in the document's order
 */
public record Needles(
    double bitsPerValue, double readSeconds, double answerSeconds, List<NeedleAnswer> answers) {
  public Needles {
    answers = List.copyOf(answers);
  }

  /** Facts found. */
  public int found() {
    return (int) answers.stream().filter(NeedleAnswer::found).count();
  }
}
