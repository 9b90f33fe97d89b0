// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.List;

/** What an answer that lists says around its items, in the question's language. */
enum ListWords {
  ENGLISH(
      "Found %d:",
      "Found nothing that fits.",
      "Nothing found that fits in: %s.",
      "It was stopped before the end."),
  GERMAN(
      "Gefunden: %d",
      "Es wurde nichts gefunden, was passt.",
      "Nichts Passendes gefunden in: %s.",
      "Es wurde vor dem Ende angehalten."),
  FRENCH(
      "Trouvé : %d",
      "Rien de correspondant n’a été trouvé.",
      "Rien de correspondant trouvé dans : %s.",
      "La recherche a été arrêtée avant la fin."),
  SPANISH(
      "Encontrados: %d",
      "No se encontró nada que corresponda.",
      "No se encontró nada que corresponda en: %s.",
      "Se detuvo antes del final.");

  private final String total;
  private final String nothing;
  private final String nothingIn;
  private final String stopped;

  ListWords(String total, String nothing, String nothingIn, String stopped) {
    this.total = total;
    this.nothing = nothing;
    this.nothingIn = nothingIn;
    this.stopped = stopped;
  }

  /** What stands before so many items. */
  String total(int items) {
    return items == 0 ? nothing : total.formatted(items);
  }

  /** That nothing was found in some documents; nobody knows whether it is not there. */
  String nothingIn(List<String> names) {
    return nothingIn.formatted(String.join(", ", names));
  }

  /** That what stands here is what was found so far. */
  String stopped() {
    return stopped;
  }
}
