// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Affirmation;
import dev.carrel.engine.evidence.Negations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads yes and no out of words, where they say one of them and not something of the other. */
final class YesNoReader {
  private static final String YES = "(?:yes|ja|jawohl|oui|sí|si|correct|true|richtig)";
  private static final String NO = "(?:no|nein|non)";

  /** "Yes. No.", "Ja/Nein". */
  private static final Pattern BOTH =
      Pattern.compile(
          "(?iu)^\\W*(?:%1$s(?:\\W+%1$s)*\\W+%2$s|%2$s(?:\\W+%2$s)*\\W+%1$s)(?=\\W*$|\\s*[.,;:/|)\\n])"
              .formatted(YES, NO));

  /** "Yes for the buyer": of the others it is not told. */
  private static final Pattern OF_ONE =
      Pattern.compile(
          "(?iu)^\\W*(?:%s|%s)\\s+(?:for|as to|with respect to|regarding|für|bei|hinsichtlich|pour|para)\\s+(?!both|all|beide|alle)"
              .formatted(YES, NO));

  private static final String BUT =
      "[^.;\\n]{0,80}?(?<!\\p{L})(?:but|aber|jedoch|mais|pero)(?!\\p{L})";

  /** "Yes, but not to competitors", "Nein, aber mit Zustimmung ja". */
  private static final Pattern WITH_BUT =
      Pattern.compile(
          ("(?iu)^\\W*(?:%1$s(?!\\p{L})%3$s\\s+(?:not|nicht|pas|kein\\p{L}*)(?!\\p{L})(?!\\s+(?:only|nur|without|ohne|before|after|vor|nach|later|more|mehr))|%2$s(?!\\p{L})%3$s[^.;\\n"
               + "]{0,60}(?<!\\p{L})%1$s(?!\\p{L}))")
              .formatted(YES, NO, BUT));

  /** "Yes, it is not allowed", "Yes, there is no such clause". */
  private static final Pattern YES_IT_IS_NOT =
      Pattern.compile(
          ("(?iu)^\\W*%s(?!\\p{L})[\\s,.;:–-]*(?:(?:it|this|that|they|es|das|dies|sie)(?:['’]s|\\s+\\p{L}+)|there\\s+(?:is|are))"
               + "(?:\\s+(?:er|sie|es|man|der|die)(?:\\s+\\p{Lu}\\p{L}+)?)?\\s+(?:not|no|never|nicht|kein\\p{L}*)(?!\\p{L})")
              .formatted(YES));

  /** "Nein, das darf er", "No, it is". */
  private static final Pattern NO_IT_IS =
      Pattern.compile(
          ("(?iu)^\\W*%s\\W+(?:(?:das|dies)\\s+\\p{L}+(?:\\s+(?:er|sie|es|man))?"
                  + "|(?:it|they|he|she)\\s+(?:is|are|does|do|may|can|has|will))\\W*$")
              .formatted(NO));

  private static final Pattern BEGINS_WITH_YES =
      Pattern.compile("(?iu)^\\W*%s(?!\\p{L})".formatted(YES));

  /** "Not always", "nicht unbedingt". */
  private static final Pattern NOT_QUITE =
      Pattern.compile(
          "(?iu)^\\W*(?:not|nicht|pas|no)\\s+(?:necessarily|always|entirely|completely|fully|exactly|quite|yet|all|every|in"
              + " all|unbedingt|immer|ganz|notwendig\\p{L}*|zwingend|vollständig|alle|in"
              + " jedem|toujours"
              + "|nécessairement|forcément|siempre|necesariamente|wonder)(?!\\p{L})");

  private static final Pattern NOT_TOLD =
      Pattern.compile(
          "(?iu)^\\W*(?:not|nicht)\\s+(?:explicitly\\s+|ausdrücklich\\s+)?(?:geregelt|angegeben|genannt|erwähnt|bekannt"
              + "|ersichtlich|bestimmt|stated|specified|mentioned|addressed|known|given|disclosed)(?!\\p{L})");

  /** What was there, and what may be. */
  private static final Pattern GONE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:deleted|removed|struck|repealed|cancelled|superseded|waived|revoked|used"
              + " to|formerly"
              + "|gestrichen|aufgehoben|entfallen|weggefallen|gelöscht|früher|supprimée?|suprimid[oa])(?!\\p{L})");

  private static final Pattern MAYBE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:there|it|this|that)\\s+(?:may|might|could|would|should)|(?:may|might|could)\\s+(?:be|have"
              + "|contain)|könnten?|dürften?|perhaps|possibly|probably|likely|appears?|seems?|scheint|vermutlich"
              + "|wahrscheinlich|möglicherweise)(?!\\p{L})");

  private static final Pattern MODAL =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:may|might|could|would|should|könnten?|dürften?)(?!\\p{L})");

  private static final String NEED =
      "(?:consen|approv|permis|zustimm|einwillig|genehmig|erlaub|accord|autoris|autoriz)\\p{L}*";

  /** What a question asks to do without. */
  private static final Pattern WITHOUT =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:without|ohne|sans|sin)\\s+(?:[\\p{L}'’]+\\s+){0,3}?" + NEED);

  private static final Pattern UNLESS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:unless|except|es sei"
              + " denn|außer|sofern|wenn|if|sauf|salvo)(?!\\p{L})");

  private static final Pattern FIRST =
      Pattern.compile("(?iu)^\\W*(?:%s(?!\\p{L})|%s\\s*[,.;:!–—-])".formatted(YES, NO));

  /** They leave out, and deny nothing of what is asked. */
  private static final Set<String> LEAVING_OUT = Set.of("without", "ohne", "sans", "sin");

  private static final Set<String> VOID = Set.of("void", "invalid", "nichtig", "unwirksam");

  /** Behind them it is told how the consent is given. */
  private static final Set<String> OF_IT =
      Set.of("which", "that", "such", "welche", "die", "diese", "qui", "que");

  private static final Pattern SENTENCE = Pattern.compile("[.;!\\n]+");
  private static final Pattern LETTERS = Pattern.compile("[^\\p{L}]+");

  /** So many words behind what is needed still say whether it is: "consent is not required". */
  private static final int BEHIND = 3;

  private YesNoReader() {}

  /** Empty if the words say that there is no such thing, or that nothing is said. */
  static Optional<CellValue> read(ReviewColumn column, String words) {
    String question = column.question();
    boolean unread =
        BOTH.matcher(words).find()
            || OF_ONE.matcher(words).find()
            || WITH_BUT.matcher(words).find()
            || NO_IT_IS.matcher(words).find()
            || NOT_QUITE.matcher(words).find()
            || Unsettled.isPerhaps(words)
            || (YES_IT_IS_NOT.matcher(words).find()
                && !isNegative(question)
                && !Affirmation.deniesHindrance(question, words));
    if (unread) {
      return Optional.of(new CellValue.Unread());
    }
    Optional<Boolean> said =
        NOT_TOLD.matcher(words).find() ? Optional.empty() : Affirmation.of(question, words);
    if (said.isEmpty()) {
      boolean told = !BEGINS_WITH_YES.matcher(words).find();
      return told && isNothing(question, words)
          ? Optional.empty()
          : Optional.of(new CellValue.Unread());
    }
    boolean bare =
        BEGINS_WITH_YES.matcher(words).find() || words.matches("(?isu)\\W*no?n?(?:ein)?\\b.*");
    boolean doubtful =
        (!bare && isWeak(question, words)) || contradictsNeed(question, words, said.get());
    return Optional.of(doubtful ? new CellValue.Unread() : new CellValue.YesNo(said.get()));
  }

  private static boolean isNothing(String question, String words) {
    return !Affirmation.deniesHindrance(question, words) && Affirmation.isDenied(words);
  }

  private static boolean isWeak(String question, String words) {
    return (GONE.matcher(words).find() && !GONE.matcher(question).find())
        || (MAYBE.matcher(words).find() && !MODAL.matcher(question).find());
  }

  private static boolean isNegative(String question) {
    return LETTERS
            .splitAsStream(question.toLowerCase(Locale.ROOT))
            .anyMatch(word -> Negations.isOne(word) && !LEAVING_OUT.contains(word))
        || question.matches(
            "(?isu).*(?:prohibit|forbid|exclu|restrict|verb[io]t|untersag|beschränk).*");
  }

  /** Asked whether it may be without consent: "Yes, with consent" is a no. */
  private static boolean contradictsNeed(String question, String words, boolean yes) {
    if (!WITHOUT.matcher(question).find()) {
      return false;
    }
    if (UNLESS.matcher(words).find()) {
      return yes
          && LETTERS.splitAsStream(words.toLowerCase(Locale.ROOT)).anyMatch(w -> w.matches(NEED));
    }
    return SENTENCE
        .splitAsStream(FIRST.matcher(words).replaceFirst(""))
        .map(sentence -> List.of(LETTERS.split(sentence.toLowerCase(Locale.ROOT), -1)))
        .anyMatch(
            said -> {
              int at = (int) said.stream().takeWhile(word -> !word.matches(NEED)).count();
              if (at == said.size()) {
                return false;
              }
              Stream<String> behind =
                  said.stream()
                      .skip(at + 1L)
                      .limit(BEHIND)
                      .takeWhile(word -> !OF_IT.contains(word));
              long noes =
                  Stream.concat(said.stream().limit(at), behind)
                      .filter(word -> Negations.isOne(word) || VOID.contains(word))
                      .count();
              boolean needed = noes % 2 == 0;
              return needed == yes;
            });
  }
}
