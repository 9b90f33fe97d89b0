// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * What came of one question.
 *
 * @param fact that was asked for
 * @param depth where it stands in the document, from 0 to 1
 * @param answer what the model wrote
 */
public record NeedleAnswer(NeedleFact fact, double depth, String answer) {
  /** Whether the answer gives the fact's value. */
  public boolean found() {
    return fact.isFoundIn(answer);
  }
}
