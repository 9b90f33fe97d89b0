// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import java.util.regex.Pattern;

/** Full stops that end no sentence, in English, German and French. */
final class Abbreviations {
  private static final Pattern SHORTENED =
      Pattern.compile(
          ".*?(?:^|[^\\p{L}\\p{N}])(?:"
              + "inc|attn|corp|co|ltd|no|nos|sec|art|mr|mrs|ms|dr|st|vs|jr|sr|prof|e\\.g|i\\.e|u\\.s"
              + "|l\\.p|p\\.o|fig|approx|dept|para|paras|cl|cf|op|ed|eds|vol|pp"
              + "|nr|abs|bd|bzw|ca|evtl|ggf|inkl|exkl|lit|max|min|mio|mrd|mind|str|vgl|ziff|tel|hr"
              + "|fr|gem|sog|bzgl|kl|tz|anm|aufl|bspw|dergl|einschl|entspr|etw|insb|jew|lfd|rd|u\\."
              + " ?a|z\\. ?b|d\\. ?h|i\\. ?v\\. ?m|i\\. ?d\\. ?r|i\\. ?s\\. ?d|o\\."
              + " ?g|mm|mme|mlle|env|réf|tél|av|bld|sté|alin|chap|c\\.-à-d|p\\. ?ex|\\p{L})\\.",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** {@code am 1.}, {@code § 3 Abs. 2.} */
  private static final Pattern NUMBER =
      Pattern.compile(".*?(?:^|[^\\p{N}.,])\\d{1,2}\\.", Pattern.DOTALL);

  private static final Pattern MONTH =
      Pattern.compile(
          "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
              + "|Dezember|Quartal|Kalender\\p{L}+|Monat\\p{L}*|Tag\\p{L}*|Jahr\\p{L}*)\\b.*",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  /** A letter that is no initial: {@code set out in Annex C.} */
  private static final Pattern LETTERED =
      Pattern.compile(
          ".*\\b(?:Annex|Appendix|Article|Attachment|Class|Clause|Exhibit|Part|Paragraph|Schedule"
              + "|Section|Series|Anhang|Anlage|Teil|Annexe|Anexo) \\p{Lu}\\.",
          Pattern.DOTALL);

  private static final Pattern REFERENCE =
      Pattern.compile(
          ".*(?:^|[^\\p{L}])(?:no|nos|sec|art|nr|abs|ziff|tz|cl|para|paras|fig|vol|pp?|chap|alin|lit)\\.",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The number of a clause, which begins one: {@code 9.3 Price}. */
  private static final Pattern CLAUSE =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3})+\\.? \\p{Lu}.*", Pattern.DOTALL);

  private Abbreviations() {}

  /** Whether the number that follows is what the stop shortens the word for: {@code Sec. 9.3}. */
  private static boolean endsInReference(String before) {
    return REFERENCE.matcher(before).matches();
  }

  /**
   * Whether a sentence goes on behind a full stop.
   *
   * @param before the end of what stands before, with the stop
   * @param behind the beginning of what follows
   */
  static boolean goOn(String before, String behind) {
    if (!before.endsWith(".")
        || LETTERED.matcher(before).matches()
        || (CLAUSE.matcher(behind).matches() && !endsInReference(before))) {
      return false;
    }
    return SHORTENED.matcher(before).matches()
        || Character.isLowerCase(behind.codePointAt(0))
        || (NUMBER.matcher(before).matches() && MONTH.matcher(behind).matches());
  }
}
