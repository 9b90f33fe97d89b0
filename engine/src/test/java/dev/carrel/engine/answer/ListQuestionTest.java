// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.answer.ListQuestion.Kind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListQuestionTest {
  private static final Optional<ListQuestion> NONE = Optional.empty();

  private static Optional<ListQuestion> all(ListWords words) {
    return Optional.of(new ListQuestion(Kind.ALL, words));
  }

  private static Optional<ListQuestion> documents(ListWords words) {
    return Optional.of(new ListQuestion(Kind.DOCUMENTS, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many gifts did the museum receive?",
        "how many  exceptions are there?",
        "List all deadlines.",
        "Please list every payment",
        "List the obligations of the tenant",
        "Can you list all subcontractors?",
        "Name all parties that must be insured",
        "Give me a list of the annexes",
        "What are all the reasons for termination?",
        "Which of the obligations survive termination?"
      })
  void aListIsAskedForInEnglish(String question) {
    assertEquals(all(ListWords.ENGLISH), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wie viele Geschenke hat das Museum erhalten?",
        "Wieviele Ausnahmen gibt es?",
        "Nenne alle Fristen.",
        "Bitte nennen Sie alle Anlagen",
        "Liste die Pflichten des Mieters auf.",
        "Liste alle Zahlungen auf",
        "Zähle sämtliche Ausnahmen auf!",
        "Was sind alle Kündigungsgründe?",
        "Welche der Pflichten bleiben bestehen?"
      })
  void aListIsAskedForInGerman(String question) {
    assertEquals(all(ListWords.GERMAN), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Combien de cadeaux le musée a-t-il reçus ?",
        "Combien d’exceptions y a-t-il ?",
        "Énumère les obligations du locataire",
        "Énumérez toutes les échéances.",
        "Cite toutes les annexes",
        "Quelles sont toutes les raisons de résiliation ?"
      })
  void aListIsAskedForInFrench(String question) {
    assertEquals(all(ListWords.FRENCH), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿Cuántos regalos recibió el museo?",
        "Cuantas excepciones hay",
        "Enumera todos los plazos.",
        "Enumera las obligaciones del inquilino",
        "Menciona todas las partes aseguradas",
        "¿Cuáles son todas las causas de rescisión?"
      })
  void aListIsAskedForInSpanish(String question) {
    assertEquals(all(ListWords.SPANISH), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many days' notice must be given?",
        "How many business days does the buyer have?",
        "How many calendar days are there to object?",
        "How many years does it last?",
        "How many dollars are paid?",
        "How many percent interest is due?",
        "How many shares were issued?",
        "How many witnesses are required?",
        "How much is the rent?",
        "How long is the term?",
        "Which of the parties bears the risk?",
        "Which law governs?",
        "What is the price list?",
        "Name the buyer.",
        "Is there a list of all annexes?",
        "Wie viele Tage beträgt die Frist?",
        "Wie viele Werktage hat der Käufer?",
        "Wie viele Monate läuft der Vertrag?",
        "Wie viel kostet es?",
        "Welche der Parteien haftet?",
        "Welche Frist gilt?",
        "Combien de jours dure le préavis ?",
        "Combien de mois ?",
        "Combien coûte la licence ?",
        "Quel droit s’applique ?",
        "¿Cuántos días de preaviso hay?",
        "¿Cuántos años dura?",
        "¿Cuánto cuesta?",
        "¿Qué ley se aplica?",
        ""
      })
  void aNumberInOneClauseIsNoList(String question) {
    assertEquals(NONE, ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which of these contracts renew automatically?",
        "Which contracts may be terminated without cause?",
        "In which documents is Acme named?",
        "Which of the agreements have a cap on liability?"
      })
  void documentsAreAskedForInEnglish(String question) {
    assertEquals(documents(ListWords.ENGLISH), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Welche dieser Verträge verlängern sich?",
        "Welche Mietverträge enden bald?",
        "In welchen Dokumenten steht Acme?"
      })
  void documentsAreAskedForInGerman(String question) {
    assertEquals(documents(ListWords.GERMAN), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lesquels de ces contrats sont renouvelés ?",
        "Dans quels documents figure Acme ?",
        "Quels contrats prennent fin ?"
      })
  void documentsAreAskedForInFrench(String question) {
    assertEquals(documents(ListWords.FRENCH), ListQuestion.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿Cuáles de estos contratos se renuevan?",
        "¿En qué documentos aparece Acme?",
        "¿Qué contratos terminan pronto?"
      })
  void documentsAreAskedForInSpanish(String question) {
    assertEquals(documents(ListWords.SPANISH), ListQuestion.of(question));
  }
}
