// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.Set;

/**
 * Words that turn what follows into its contrary. What a quote may leave out is told by {@link
 * MaterialDifference} and needs no such list; this one is for what stands before a quote and is no
 * part of it.
 */
final class Negations {
  private static final Set<String> WORDS =
      Set.of(
          // English; "t" is what an apostrophe leaves of "don't"
          "no",
          "not",
          "never",
          "neither",
          "nor",
          "none",
          "without",
          "cannot",
          "t",
          "unless",
          // German
          "nicht",
          "kein",
          "keine",
          "keinen",
          "keinem",
          "keiner",
          "keines",
          "ohne",
          "nie",
          "niemals",
          "weder",
          "noch",
          "niemand",
          "nichts",
          // French
          "ne",
          "n",
          "pas",
          "ni",
          "sans",
          "jamais",
          "aucun",
          "aucune",
          "nul",
          "nulle",
          // Spanish
          "sin",
          "nunca",
          "jamás",
          "ningún",
          "ninguno",
          "ninguna",
          "tampoco",
          // Italian
          "non",
          "né",
          "mai",
          "senza",
          "nessun",
          "nessuno",
          "nessuna",
          // Dutch
          "niet",
          "nooit",
          "zonder",
          "geen");

  private Negations() {}

  static boolean has(QuoteWord word) {
    return word.isLetters() && WORDS.contains(word.text());
  }
}
