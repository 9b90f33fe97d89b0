// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;

/**
 * Words that make more of a statement: that a licence is perpetual does not stand where it is
 * granted, nor that a right is the sole one where it is a right.
 */
final class More {
  /** One line for words of which one may stand for another. */
  private static final List<Set<String>> WORDS =
      """
      sole solely exclusive exclusively only alone nur allein alleinige alleinigen ausschliesslich \
      ausschliessliche ausschliesslichen exclusif exclusivo exclusiva seul seule solo
      perpetual perpetually permanent permanently forever unbefristet unbefristete dauerhaft
      irrevocable irrevocably unwiderruflich unwiderrufliche
      unconditional unconditionally bedingungslos
      unlimited unrestricted unbeschrankt unbeschrankte unbegrenzt
      worldwide global globally weltweit weltweite
      immediately immediate sofort unverzuglich fristlos
      automatically automatic automatisch automatische
      fully entirely completely wholly entire whole full vollstandig vollig ganz
      always stets immer jederzeit
      """
          .lines()
          .map(line -> Set.of(line.strip().split(" +", -1)))
          .toList();

  private More() {}

  /** Whether a sentence has such a word, and a quote's sentence none that says the same. */
  static boolean than(Statement said, List<Term> quote) {
    return WORDS.stream()
        .anyMatch(words -> Term.any(said.terms(), words) && !Term.any(quote, words));
  }
}
