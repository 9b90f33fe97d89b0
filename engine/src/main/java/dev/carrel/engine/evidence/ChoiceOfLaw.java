// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.regex.Pattern;

/**
 * What clauses on the governing law add, "without regard to its conflict of laws principles": which
 * rules do not lead to another law. It denies nothing of which law governs, so where a sentence
 * does not speak of it, its "without" is none. A "not" before it denies the law itself, and stays.
 */
final class ChoiceOfLaw {
  private static final Pattern ADDED =
      Pattern.compile(
          "[,(]?\\s*\\b(?:without|not including|irrespective of|regardless"
              + " of|excluding|notwithstanding|other than|except(?:"
              + " for)?)\\b[^.;,]{0,80}?\\b(?:conflicts?|choice)[ -]of[ -]laws?\\b"
              + "(?:\\s+(?:principles?|provisions?|rules?|doctrines?|statutes?|law|or|and|thereof))*\\)?|[,(]?\\s*\\b(?:unter"
              + " Ausschluss|mit"
              + " Ausnahme|ohne)\\b[^.;,]{0,80}?\\b(?:Kollisions(?:rechts?|normen)|UN-Kaufrechts?|internationalen"
              + " Privatrechts)\\b\\)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SPOKEN_OF =
      Pattern.compile(
          "(?:conflicts?|choice)[ -]of[ -]laws?|Kollisions|UN-Kaufrecht|Privatrecht",
          Pattern.CASE_INSENSITIVE);

  private ChoiceOfLaw() {}

  /** A quote without it, unless the sentence speaks of it. */
  static String leftOut(String quote, String sentence) {
    return SPOKEN_OF.matcher(sentence).find() ? quote : ADDED.matcher(quote).replaceAll("");
  }
}
