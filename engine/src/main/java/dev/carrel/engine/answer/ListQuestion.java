// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question that asks how many there are, for a list, or which of the documents. Told by its words
 * in English, German, French and Spanish; in doubt it is a question like any other: how many days a
 * notice takes stands in one clause, and is not counted.
 *
 * @param kind what is asked for
 * @param words the language that it is asked in
 */
record ListQuestion(Kind kind, ListWords words) {
  /** What is asked for. */
  enum Kind {
    /** All that there are of something, to be listed or counted. */
    ALL,
    /** The documents that something is so in. */
    DOCUMENTS
  }

  /** What is counted out in a clause, and is no list of things that the text has. */
  private static final String MEASURES_EN =
      "(?:(?:\\w+[ -])?(?:business|calendar|working|consecutive) )?(?:more |other"
          + " )?(?:seconds?|minutes?"
          + "|hours?|days?|weeks?|months?|quarters?|years?|times|dollars?|euros?|pounds?|cents?"
          + "|percent|percentage|points?|shares?|units?|copies|pages?|words?|miles?|kilomet(?:er|re)s?"
          + "|met(?:er|re)s?|feet|votes?|seats?|users?|employees|licen[cs]es)\\b";

  private static final String MEASURES_DE =
      "(?:\\w+e"
          + " )?(?:sekunden?|minuten?|stunden?|(?:\\p{L}*)tagen?|wochen?|monaten?|quartalen?|jahren?|male"
          + "|dollar|euro|cent|prozent|prozentpunkte|anteile|aktien|stücke?|exemplare|seiten|wörter"
          + "|kilometer|meter|stimmen|plätze|nutzer|mitarbeiter|lizenzen)\\b";

  private static final String MEASURES_FR =
      "(?:secondes?|minutes?|heures?|jours?|semaines?|mois|trimestres?|ans|années?|fois|dollars?"
          + "|euros?|centimes?|temps|parts|actions|unités|exemplaires|pages|mots|kilomètres|mètres"
          + "|voix|places|utilisateurs|salariés|licences)\\b";

  private static final String MEASURES_ES =
      "(?:segundos?|minutos?|horas?|días?|dias?|semanas?|mes(?:es)?|trimestres?|años?|veces"
          + "|dólares|euros?|céntimos|acciones|unidades|copias|ejemplares|páginas|palabras"
          + "|kilómetros|metros|votos|plazas|usuarios|empleados|licencias)\\b";

  private record Form(Kind kind, ListWords words, Pattern pattern) {
    static Form of(Kind kind, ListWords words, String pattern) {
      return new Form(
          kind,
          words,
          Pattern.compile(
              pattern,
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }
  }

  /** The first that fits tells. */
  private static final List<Form> FORMS =
      List.of(
          Form.of(
              Kind.DOCUMENTS,
              ListWords.ENGLISH,
              "^(?:in |under )?which (?:(?:one )?of (?:these|the|those|my|our) )?(?:\\w+ )?"
                  + "(?:contracts|agreements|documents|files|leases|reports|letters|papers)\\b"),
          Form.of(
              Kind.DOCUMENTS,
              ListWords.GERMAN,
              "^(?:in |nach )?welche[nrs]? (?:(?:der|dieser|von den|meiner|unserer) )?(?:\\w+ )?"
                  + "(?:\\p{L}*verträgen?|\\p{L}*vereinbarungen|dokumenten?|unterlagen|dateien"
                  + "|berichten?|schreiben)\\b"),
          Form.of(
              Kind.DOCUMENTS,
              ListWords.FRENCH,
              "^(?:dans )?(?:lesquel(?:le)?s|quel(?:le)?s|lequel|laquelle)"
                  + " (?:(?:de ces|des|de mes|de nos) )?"
                  + "(?:contrats|accords|documents|fichiers|baux|rapports|lettres)\\b"),
          Form.of(
              Kind.DOCUMENTS,
              ListWords.SPANISH,
              "^¿?(?:en )?(?:cuál(?:es)?|qué) (?:de (?:estos|estas|los|las|mis|nuestros) )?"
                  + "(?:contratos|acuerdos|documentos|archivos|informes|cartas)\\b"),
          Form.of(
              Kind.ALL,
              ListWords.ENGLISH,
              "^(?!.*\\b(?:need(?:s|ed)?|required?|must|may|allowed|permitted|minimum|maximum"
                  + "|at (?:most|least))\\b)how many (?!"
                  + MEASURES_EN
                  + ")\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.ENGLISH,
              "^(?:please |can you |could you |and )*(?:(?:list|enumerate)(?: me)?"
                  + " (?:all|every|each|the)\\b|(?:name|give|show|tell|find|mention|quote)(?: me)?"
                  + " (?:all|every|each)\\b|(?:give|show|make)(?: me)? a (?:full |complete )?list"
                  + " of\\b)"),
          Form.of(
              Kind.ALL,
              ListWords.ENGLISH,
              "^(?:what|which|who) are (?:all|all of|each of|every one of)\\b"
                  + "|^which of the (?!parties\\b|two\\b|following\\b)\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.GERMAN,
              "^(?!.*\\b(?:mindestens|höchstens|maximal|minimal|braucht|benötigt|erforderlich|muss"
                  + "|müssen|darf|dürfen)\\b)wie ?viele (?!"
                  + MEASURES_DE
                  + ")\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.GERMAN,
              "^(?:bitte )?(?:nenne?|liste|zähle?|führe?|zeige?|gib|suche?|finde|nennen sie|listen"
                  + " sie|zählen sie|führen sie|zeigen sie|geben sie)(?: mir| bitte)*"
                  + " (?:alle[nsr]?|sämtliche[nr]?|jede[nrs]?)\\b|^(?:bitte"
                  + " )?(?:liste|zähle?|führe?|listen sie|zählen sie|führen"
                  + " sie)\\b.*\\bauf[.!?]*$|^(?:was|welche|wer) sind alle\\b|^welche der"
                  + " (?!parteien\\b|beiden\\b|folgenden\\b)\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.FRENCH,
              "^(?!.*\\b(?:faut|doit|doivent|peut|peuvent|minimum|maximum|au (?:moins|plus))\\b)"
                  + "combien (?:de |d['’])(?!"
                  + MEASURES_FR
                  + ")\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.FRENCH,
              "^(?:[ée]num[éèe]r|list)(?:e|er|ez)[- ](?:moi )?(?:tous|toutes|chaque|chacun|les)\\b"
                  + "|^(?:cit|nomm|donn|indiqu|montr|trouv)(?:e|er|ez)(?:[- ]moi)?"
                  + " (?:tous|toutes|chaque|chacun|chacune)\\b"
                  + "|^(?:quels|quelles|qui) sont (?:tous|toutes)\\b"),
          Form.of(
              Kind.ALL,
              ListWords.SPANISH,
              "^(?!.*\\b(?:debe|deben|puede|pueden|necesita|mínimo|máximo|al menos|como máximo)\\b)"
                  + "¿?cu[áa]nt[oa]s (?!"
                  + MEASURES_ES
                  + ")\\w+"),
          Form.of(
              Kind.ALL,
              ListWords.SPANISH,
              "^(?:enumera|enumere|lista|liste|enumerar|listar)(?:me)?"
                  + " (?:todos|todas|cada|los|las)\\b"
                  + "|^(?:nombra|nombre|menciona|cita|dime|indica|muestra|muéstrame|encuentra)"
                  + " (?:todos|todas|cada)\\b|^¿?(?:cuáles|quiénes) son (?:todos|todas)\\b"));

  /** Empty for a question like any other. */
  static Optional<ListQuestion> of(String question) {
    String asked = question.strip().replaceAll("\\s+", " ");
    return FORMS.stream()
        .filter(form -> form.pattern.matcher(asked).find())
        .findFirst()
        .map(form -> new ListQuestion(form.kind, form.words));
  }
}
