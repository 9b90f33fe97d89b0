// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Asks for the form that an answer is to have, in the language of the question. */
enum AskedForm {
  ENGLISH(
      "what which who whom whose when where why how does do is are were has have can may must"
          + " the of this that any was it",
      "Look through the whole document again.",
      "Answer only with what the document says.",
      "Quote the passage that says so.",
      "Begin the answer with yes or no.",
      "Answer with the date.",
      "Answer with the amount.",
      "Answer with the length of time.",
      "Answer with the full name.",
      "Answer with one of:",
      "Answer with those that apply of:",
      "List all passages that say so."),
  GERMAN(
      "was welche welcher welches welchen welchem wer wem wen wessen wann wo wie warum ist sind hat"
          + " haben darf dürfen kann können muss müssen gibt der die das den dem ein eine einen"
          + " einer diese dieser dieses für und nicht als",
      "Gehen Sie das ganze Dokument noch einmal durch.",
      "Antworten Sie nur mit dem, was im Dokument steht.",
      "Zitieren Sie die Stelle, die das sagt.",
      "Beginnen Sie die Antwort mit Ja oder Nein.",
      "Antworten Sie mit dem Datum.",
      "Antworten Sie mit dem Betrag.",
      "Antworten Sie mit der Dauer.",
      "Antworten Sie mit dem vollen Namen.",
      "Antworten Sie mit einem von:",
      "Antworten Sie mit dem, was zutrifft, von:",
      "Nennen Sie alle Stellen, die das sagen."),
  FRENCH(
      "que quel quelle quels quelles qui quand où combien comment pourquoi est"
          + " le les des du ce cette une pour",
      "Parcourez encore une fois tout le document.",
      "Répondez seulement avec ce que dit le document.",
      "Citez le passage qui le dit.",
      "Commencez la réponse par oui ou non.",
      "Répondez par la date.",
      "Répondez par le montant.",
      "Répondez par la durée.",
      "Répondez par le nom complet.",
      "Répondez par l'un de :",
      "Répondez par ceux qui conviennent parmi :",
      "Énumérez tous les passages qui le disent."),
  SPANISH(
      "qué cuál cuáles quién quiénes cuándo dónde cuánto cuánta cuántos cuántas cómo es hay puede"
          + " debe",
      "Recorra otra vez todo el documento.",
      "Responda solo con lo que dice el documento.",
      "Cite el pasaje que lo dice.",
      "Empiece la respuesta con sí o no.",
      "Responda con la fecha.",
      "Responda con el importe.",
      "Responda con la duración.",
      "Responda con el nombre completo.",
      "Responda con uno de:",
      "Responda con los que correspondan de:",
      "Enumere todos los pasajes que lo dicen.");

  private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

  private final String marks;
  private final String again;
  private final String only;
  private final String passage;
  private final String yesNo;
  private final String date;
  private final String amount;
  private final String duration;
  private final String party;
  private final String oneOf;
  private final String someOf;
  private final String passages;

  AskedForm(
      String marks,
      String again,
      String only,
      String passage,
      String yesNo,
      String date,
      String amount,
      String duration,
      String party,
      String oneOf,
      String someOf,
      String passages) {
    this.marks = " " + marks + " ";
    this.again = again;
    this.only = only;
    this.passage = passage;
    this.yesNo = yesNo;
    this.date = date;
    this.amount = amount;
    this.duration = duration;
    this.party = party;
    this.oneOf = oneOf;
    this.someOf = someOf;
    this.passages = passages;
  }

  /** That of a question, by the words that questions are made of; English if they do not tell. */
  static AskedForm of(String question) {
    List<String> words =
        WORD.splitAsStream(question.toLowerCase(Locale.ROOT)).filter(w -> !w.isEmpty()).toList();
    AskedForm best = ENGLISH;
    for (AskedForm form : Arrays.asList(values())) {
      if (form.hits(words) > best.hits(words)) {
        best = form;
      }
    }
    return best;
  }

  private long hits(List<String> words) {
    return words.stream().filter(word -> marks.contains(" " + word + " ")).count();
  }

  /** Before a question that is asked a second time. */
  String again() {
    return again;
  }

  /** Behind a question that is asked a second time. */
  String only() {
    return only;
  }

  /** What form an answer is to have; empty where any will do. */
  String of(ReviewColumn column) {
    return switch (column.type()) {
      case TEXT -> "";
      case PASSAGE -> passage;
      case YES_NO -> yesNo;
      case DATE -> date;
      case AMOUNT -> amount;
      case DURATION -> duration;
      case PARTY -> party;
      case ONE_OF -> oneOf + " " + String.join(", ", column.choices()) + ".";
      case SOME_OF -> someOf + " " + String.join(", ", column.choices()) + ".";
      case PASSAGES -> passages;
    };
  }
}
