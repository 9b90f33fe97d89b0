// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.regex.Pattern;

/**
 * Values that stand in the words only as a part of what is meant, which would have to be reckoned:
 * "twice $10,000", "three years after March 1, 2024", "LIBOR plus 2 %". They are not read.
 */
final class Reckoned {
  private static final String NUMBER =
      "(?:two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|zehn|deux|trois"
          + "|quatre|cinq|dos|tres|cuatro|cinco|\\d+(?:[.,]\\d+)*)(?:\\s*\\(\\d+\\))?";

  private static final Pattern MULTIPLE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:twice(?!\\s+(?:a|per|each|every)\\b)|thrice|double the|triple the"
              + "|doppelte[nrs]?|(?:zwei|drei|vier|fünf|zehn)fache[nrs]?|(?:zwei|drei|vier|fünf|zehn)mal|le"
              + " (?:double|triple)|el (?:doble|triple)|"
              + NUMBER
              + "\\s*(?:times|x|×|mal|fois|veces))(?!\\p{L})|\\d\\s*[\\^×*]\\s*\\d");

  private static final String SPANS =
      "(?:terms|periods|renewals|extensions|perioden|zeiträumen?|verlängerungen|périodes|períodos"
          + "|prórrogas)(?!\\p{L})";

  private static final Pattern PERIODS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})"
              + NUMBER
              + "\\s+(?:\\S+\\s+){0,2}(?:"
              + SPANS
              + "\\s+(?:of|von|de)(?!\\p{L})|[\\p{L}\\d-]*(?:year|month|week|day|jährig|monatig)\\w*\\s+"
              + SPANS
              + ")");

  private static final String INDEX =
      "(?:\\p{L}*rate|\\p{L}*zins\\p{L}*|libor|euribor|sofr|sonia|prime|taux|tipo|index|indice"
          + "|inflation|cpi)(?!\\p{L})";

  /** Of several: "three instalments of", "100 shares at", "quarter". */
  private static final Pattern EACH_OF =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\d.,$€£%])(?:"
              + NUMBER
              + "|several|mehrere|plusieurs|varios)\\s+(?:\\p{L}+\\s+){0,2}(?:payments|inst[ae]l?lments|tranches|shares|units"
              + "|deposits|licen[sc]es|seats|hours|days|weeks|months|years|Raten|Zahlungen|Tranchen|Aktien|Anteilen?|Stück"
              + "|Stunden|Tagen?|Monaten?|Jahren?|versements|mensualités|actions|parts|pagos|plazos|cuotas|acciones)"
              + "\\s+(?:at|of|zu|à|von|de)(?:\\s+je)?\\s*$|\\d\\s+\\p{L}+\\s+zu\\s+je\\s*$|(?:m²|qm|sqm|sq\\.?\\s?ft\\.?|kg)\\s+(?:zu|at|à|@)\\s*$|(?<!\\p{L})(?:tenth|fifth|eighth|third|half|hundredth|zehntel|fünftel|achtel|drittel|hälfte|hundertstel)s?\\s+(?:of|von|der|des|dem)\\s+(?:\\p{L}+\\s+){0,3}$|(?<!\\p{L})(?:quarter|half|viertel|halbe|dreiviertel)\\s*$");

  /** "Less the deposit". */
  private static final Pattern LESS =
      Pattern.compile(
          "(?iu)^\\s*,?\\s*(?:minus|less(?!\\s+than)|net of|abzüglich|moins|déduction"
              + " faite|menos)\\s+\\p{L}");

  /** "Reduced by $500", "um 500 Euro". */
  private static final Pattern CHANGED_BY =
      Pattern.compile(
          "(?iu)(?:(?:reduc|increas|decreas|lower|rais|rise|cut|discount|adjust)\\p{L}*\\s+by|(?<!\\p{L})um)\\s+(?:(?:up"
              + " to|at least|about|bis zu|mindestens|maximal|höchstens|rund|etwa)\\s+)?$");

  private static final Pattern ABOVE =
      Pattern.compile(
          "(?iu)^[^,;.]{0,30}?(?<!\\p{L})(?:above|over|in excess"
              + " of|below|über|oberhalb|unter|au-dessus|en sus|por"
              + " encima|sobre)(?!\\p{L})(?:\\W+\\p{L}+){0,6}?\\W+"
              + INDEX);

  private static final Pattern PLUS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})"
              + INDEX
              + "[^,.;]{0,20}(?:plus|\\+|minus|zuzüglich|abzüglich|más|majoré"
              + " de)\\s*(?:(?:an?|einer?|eines|une?|una?)\\s+)?(?:(?:\\p{L}+\\s+)?(?:margin|spread"
              + "|premium|marge|aufschlags?|zuschlags?|margen)\\s+(?:of|von|de)\\s+)?$");

  private static final String FROM =
      "(?:after|before|following|preceding|prior"
          + " to|from|since|commencing|beginning|starting|nach|vor|ab|seit|beginnend|après|suivant|avant|à"
          + " compter|à partir|depuis|después|antes|desde|contados?|a partir)";

  private static final Pattern BETWEEN =
      Pattern.compile("(?iu)['’]?\\s+(?:of|" + FROM + ")(?:\\s+\\p{L}+){0,3}\\s*");

  private static final Pattern ANNIVERSARY =
      Pattern.compile(
          "(?iu)(?:(?:anniversary|jahrestage?s?|anniversaire|aniversario)\\s+(?:of|des|der|vom|von"
              + "|du|de|del)|(?:day|days|tage?|jour|día)\\s+"
              + FROM
              + ")(?:\\s+\\p{L}+){0,2}\\s*$");

  private Reckoned() {}

  /** Whether the words multiply. */
  static boolean isMultiple(String words) {
    return MULTIPLE.matcher(words).find();
  }

  /** Whether the words name several lengths of time as one: "two periods of five years". */
  static boolean hasPeriods(String words) {
    return PERIODS.matcher(words).find();
  }

  /** Whether a share is so much above or below a rate that is not named as a number. */
  static boolean isAboveRate(String words, int start, int end) {
    return ABOVE.matcher(words.substring(end).replaceFirst("^\\s*p\\.\\s?a\\.", "")).find()
        || PLUS.matcher(words.substring(0, start)).find();
  }

  /**
   * Whether an amount is told as one of several, as that from which something goes, or as that by
   * which another was changed.
   */
  static boolean isPart(String words, int start, int end) {
    return EACH_OF.matcher(words.substring(0, start)).find()
        || CHANGED_BY.matcher(words.substring(0, start)).find()
        || LESS.matcher(words.substring(end)).find();
  }

  /**
   * Whether between a length of time and a date stands that the first is counted from the other.
   */
  static boolean isCountedFrom(String between) {
    return BETWEEN.matcher(between).matches();
  }

  /** Whether a date behind these words is one that others are told by. */
  static boolean isToldBy(String front) {
    return ANNIVERSARY.matcher(front).find();
  }
}
