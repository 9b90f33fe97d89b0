// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Affirmation;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that have a value of the type and yet do not say that it is the one asked for: it is of
 * another matter ("Not stated; the fee is $5,000"), one of two of which the other is not told ("the
 * later of May 1, 2026 and the closing"), or perhaps the one ("possibly").
 */
final class Unsettled {
  /** Behind it begins what is said besides. */
  private static final Pattern BESIDES =
      Pattern.compile(
          "(?iu)[.;:!]\\s+|\\n"
              + "|\\s\\((?=\\p{L}{3})|\\s[–—-]\\s|,\\s+(?:it|the|es|der|die|das|le|la|el)\\s"
              + "|,?\\s+(?:but|however|although|though|aber|jedoch|allerdings|mais|pero)\\s");

  /** "No fixed term", "Keine Obergrenze": nothing but that there is none. */
  private static final Pattern NONE =
      Pattern.compile(
          "(?iu)^\\W*(?:no|none|kein\\p{L}*|aucune?|ningun[oa]?|ningún)(?:\\s+\\p{L}+){0,4}$");

  private static final Pattern NOT_TOLD =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:unknown|unclear|unspecified|undefined|undetermined|unlimited|indefinite(?:ly)?"
              + "|perpetual(?:ly)?|silent|unbekannt|unklar|unbestimmte?|unbefristet|unbegrenzt|unbeschränkt"
              + "|inconnue?|illimitée?|indéterminée?|desconocid[oa]|ilimitad[oa]|indefinid[oa]"
              + "|(?:is|are|was|ist|sind|wird|war)\\s+(?:not|nicht)\\s+\\p{L}+"
              + "|(?:not|nicht)\\s+(?:stated|specified|mentioned|given|known|defined|provided|named|disclosed"
              + "|geregelt|genannt|angegeben|bekannt|bestimmt|festgelegt|erwähnt)"
              + "|(?:does|do|did)\\s+not\\s+\\p{L}+)(?!\\p{L})");

  private static final Pattern ONE_OF_TWO =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:the|an?)\\s+(?:earlier|earliest|later|latest|greater|greatest|lesser|least|lower"
              + "|lowest|higher|highest|longer|longest|shorter|shortest|larger|smaller)\\s+(?:of|between)|whichever|je"
              + " nachdem|(?:der|die|das|dem|den)\\s+(?:jeweils\\s+)?(?:höhere|niedrigere|größere"
              + "|kleinere|geringere|längere|kürzere|frühere|spätere)[nrms]?\\s+(?:der|von|aus|Betrag|Wert|Zeitraum"
              + "|Zeitpunkt|Frist)|le\\s+plus\\s+(?:élevé|faible|long|court|tôt|tard)\\s+(?:de|des|entre)"
              + "|(?:el|la)\\s+(?:mayor|menor)\\s+(?:de|entre)|(?:or|oder|ou|o)\\s+(?:the|such|der|die|das|den|dem"
              + "|le|la|el)\\s+(?:\\p{L}+\\s+)?(?:maximum|minimum|highest|lowest|greater|higher|lower|lesser|legal"
              + "|statutory|gesetzlich|höchst|niedrigst|amount|rate|date|time|day)\\p{L}*)(?!\\p{L})");

  private static final Pattern PERHAPS =
      Pattern.compile(
          "(?iu)^\\W*(?:(?:it\\s+(?:is|may be|might be)|es"
              + " ist|the\\s+\\p{L}+(?:\\s+\\p{L}+)?\\s+is)\\s+)?(?:possibly"
              + "|probably|perhaps|maybe|presumably|hardly|likely|unlikely|vermutlich|möglicherweise|wahrscheinlich|vielleicht|wohl|kaum|peut-être|probablement|quizás?|probablemente|tal"
              + " vez)(?!\\p{L})|\\?[\\s\"'”*]*$");

  /** A date before which it is not, and which may be long before it. */
  private static final Pattern EARLIEST =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:not\\s+(?:before|earlier than|prior to)|no (?:earlier|sooner)"
              + " than|earliest|nicht vor|frühestens|frühester|au plus tôt|no antes de)(?!\\p{L})");

  private static final Pattern ASKS_END =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:end|ends|expir\\p{L}*|endet|ende|enden|abläuft|ausläuft|ablauf\\p{L}*|fin|finit"
              + "|termina|vence)(?!\\p{L})");

  private static final Pattern ENDS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:end(?:s|ed|ing|et|en)?|expir\\p{L}*|until|till|through|terminat\\p{L}*|bis|ablauf\\p{L}*"
              + "|abläuft|zum|spätestens|frühestens|later|earlier|before|fin|finit|jusqu\\p{L}*|hasta|termina\\p{L}*|vence\\p{L}*)(?!\\p{L})");

  private static final Pattern BEGINS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:effective|begin\\p{L}*|began|commenc\\p{L}*|start\\p{L}*|sign(?:ed|ing)|dated|entered"
              + " into|as"
              + " of|since|beginn\\p{L}*|vertragsbeginn|ab|seit|geschlossen|unterzeichn\\p{L}*|in"
              + " kraft|datiert|à compter|depuis|desde|a partir)(?!\\p{L})");

  /** Words of a question that do not say what it is about. */
  private static final Set<String> ASKING =
      Set.of(
          ("the how who may for and has are any can der die das ist wie wer les des est qui que del"
                  + " los las what when does which much many long shall under there have with from"
                  + " this that agreement contract document wann welche welcher welches lange hoch"
                  + " viel viele wird vertrag dokument quel quelle quand combien cual cuando cuanto"
                  + " contrat contrato")
              .split(" ", -1));

  private static final int LEAST_LETTERS = 3;

  private Unsettled() {}

  /** Whether the words do not settle the value that stands in them. */
  static boolean isSo(ReviewColumn column, String words) {
    return ONE_OF_TWO.matcher(words).find() || isPerhaps(words) || isOfAnother(column, words);
  }

  /** Whether a date is that of the beginning, or one to count from, where the end was asked for. */
  static boolean isOfBeginning(String question, String words, boolean hasLength) {
    return ASKS_END.matcher(question).find()
        && !ENDS.matcher(words).find()
        && (hasLength || BEGINS.matcher(words).find());
  }

  /** Whether they tell only before which date it is not, and that was not asked for. */
  static boolean isEarliest(String question, String words) {
    return EARLIEST.matcher(words).find()
        && !EARLIEST.matcher(question).find()
        && !ASKS_END.matcher(question).find();
  }

  /** Whether they say only that it may be so. */
  static boolean isPerhaps(String words) {
    return PERHAPS.matcher(words).find();
  }

  /**
   * Whether they begin with that there is no such thing, and go on with something else: not with
   * what the question is about.
   */
  static boolean isOfAnother(ReviewColumn column, String words) {
    Matcher mark = BESIDES.matcher(words);
    if (!mark.find() || words.substring(mark.end()).isBlank()) {
      return false;
    }
    String head = words.substring(0, mark.start()).strip();
    boolean denied =
        NONE.matcher(head).find()
            || NOT_TOLD.matcher(head).find()
            || (head.contains(" ") && Affirmation.isDenied(head + "."));
    return denied && !isAbout(column.question(), words.substring(mark.end()));
  }

  private static boolean isAbout(String question, String words) {
    List<String> asked =
        FoldedWords.of(question).stream()
            .filter(word -> word.length() >= LEAST_LETTERS && !ASKING.contains(word))
            .toList();
    List<String> said = FoldedWords.of(words);
    return !asked.isEmpty() && said.containsAll(asked);
  }
}
