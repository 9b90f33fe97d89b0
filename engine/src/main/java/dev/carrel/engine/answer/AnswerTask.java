// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the model is asked to do with a question: to answer it in its language, where that is told
 * by its commonest words. The figures of all measurements are of the English one, which also stands
 * for languages that are not known.
 */
enum AnswerTask {
  /** Also where the language is not told. */
  ENGLISH(
      "Answer in one or two sentences, in the words of the documents.",
      "who what when where which why how is are was were do does did can may must shall the a an of"
          + " and in on for by from to not there any this that"),
  GERMAN(
      "Antworte auf Deutsch, in ein oder zwei Sätzen, in den Worten der Dokumente.",
      "wer wem wen wessen was wann wo wie warum welche welcher welches welchen ist sind war hat"
          + " haben darf muss kann wird werden der die das den dem des ein eine einen und von im"
          + " für bei nicht gibt es zu mit auf"),
  FRENCH(
      "Réponds en français, en une ou deux phrases, avec les mots des documents.",
      "qui que quoi quand où quel quelle quels quelles pourquoi comment combien est sont peut doit"
          + " le la les des du un une et dans pour par pas il elle ce cette au aux est-ce"),
  SPANISH(
      "Responde en español, en una o dos frases, con las palabras de los documentos.",
      "quién quiénes qué cuándo dónde cuál cuáles cómo cuánto cuántos cuánta es son está puede debe"
          + " el la los las del un una y en para por no hay se con al");

  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}-]+");

  private final String words;
  private final String common;

  AnswerTask(String words, String common) {
    this.words = words;
    this.common = " " + common + " ";
  }

  /** The instruction that stands behind the question. */
  String words() {
    return words;
  }

  /** In the language of a question: the one most of its words are common in, else English. */
  static AnswerTask of(String question) {
    AnswerTask best = ENGLISH;
    long most = hits(ENGLISH, question);
    for (AnswerTask task : values()) {
      long hits = hits(task, question);
      if (hits > most) {
        best = task;
        most = hits;
      }
    }
    return best;
  }

  private static long hits(AnswerTask task, String question) {
    return NOT_WORDS
        .splitAsStream(question.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && task.common.contains(" " + word + " "))
        .count();
  }
}
