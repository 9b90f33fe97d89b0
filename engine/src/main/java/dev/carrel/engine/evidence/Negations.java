// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Set;

/** Words that turn what follows into its contrary. */
public final class Negations {
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
          "nobody",
          "nothing",
          "nowhere",
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
          "nirgends",
          "keineswegs",
          "keinesfalls",
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
          "rien",
          // Spanish
          "sin",
          "nunca",
          "jamás",
          "jamas",
          "ningún",
          "ningun",
          "ninguno",
          "ninguna",
          "tampoco",
          "nadie",
          "nada",
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

  /**
   * Whether a word is one.
   *
   * @param word in small letters
   */
  public static boolean isOne(String word) {
    return WORDS.contains(word);
  }
}
