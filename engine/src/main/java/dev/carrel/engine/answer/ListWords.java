// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.List;

/** What an answer that lists says around its items, in the question's language. */
enum ListWords {
  ENGLISH(
      "Passages found: %d",
      "Documents found: %d",
      "Found nothing that fits. That does not mean that there is none.",
      "Nothing found that fits in: %s.",
      "A passage may name several, and there may be more.",
      "It was stopped before the end."),
  GERMAN(
      "Gefundene Stellen: %d",
      "Gefundene Dokumente: %d",
      "Es wurde nichts gefunden, was passt. Das heißt nicht, dass es nichts gibt.",
      "Nichts Passendes gefunden in: %s.",
      "Eine Stelle kann mehrere nennen, und es kann mehr geben.",
      "Es wurde vor dem Ende angehalten."),
  FRENCH(
      "Passages trouvés : %d",
      "Documents trouvés : %d",
      "Rien de correspondant n’a été trouvé. Cela ne veut pas dire qu’il n’y a rien.",
      "Rien de correspondant trouvé dans : %s.",
      "Un passage peut en nommer plusieurs, et il peut y en avoir d’autres.",
      "La recherche a été arrêtée avant la fin."),
  SPANISH(
      "Pasajes encontrados: %d",
      "Documentos encontrados: %d",
      "No se encontró nada que corresponda. Eso no significa que no haya nada.",
      "No se encontró nada que corresponda en: %s.",
      "Un pasaje puede nombrar varios, y puede haber más.",
      "Se detuvo antes del final.");

  private final String passages;
  private final String documents;
  private final String nothing;
  private final String nothingIn;
  private final String several;
  private final String stopped;

  ListWords(
      String passages,
      String documents,
      String nothing,
      String nothingIn,
      String several,
      String stopped) {
    this.passages = passages;
    this.documents = documents;
    this.nothing = nothing;
    this.nothingIn = nothingIn;
    this.several = several;
    this.stopped = stopped;
  }

  /**
   * What stands before so many items: passages are counted, or documents, and not what they name.
   */
  String total(int items, ListQuestion.Kind kind) {
    String total = kind == ListQuestion.Kind.DOCUMENTS ? documents : passages;
    return items == 0 ? nothing : total.formatted(items);
  }

  /** That nothing was found in some documents; nobody knows whether it is not there. */
  String nothingIn(List<String> names) {
    return nothingIn.formatted(String.join(", ", names));
  }

  /** That how many passages is not how many things. */
  String several() {
    return several;
  }

  /** That what stands here is what was found so far. */
  String stopped() {
    return stopped;
  }
}
