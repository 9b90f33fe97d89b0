// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/** The minus before a number: "-5", "−5", "minus 5", "-$5", "EUR -5". */
final class Signs {
  private Signs() {}

  /**
   * Whether one stands before a number or its currency; a hyphen behind a word or number is none.
   */
  static boolean isMinus(List<Term> terms, int i) {
    if (i == 0) {
      return false;
    }
    return terms.get(i - 1).is("minus")
        || (isGlued(terms, i) && (i == 1 || terms.get(i - 2).end() < terms.get(i - 1).start()));
  }

  /** Whether it stands between a currency and its number. */
  static boolean isBetween(List<Term> terms, int i) {
    return i > 1 && isGlued(terms, i) && Units.before(terms, i - 1).isPresent();
  }

  private static boolean isGlued(List<Term> terms, int i) {
    Term before = terms.get(i - 1);
    return (before.is("-") || before.is("−")) && before.end() == terms.get(i).start();
  }
}
