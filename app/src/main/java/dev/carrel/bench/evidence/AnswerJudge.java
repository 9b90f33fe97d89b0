// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Judges answers against what lawyers found. Sentences that are called supported are judged, or, if
 * none is, all of it.
 *
 * <p>Where there is no such clause, only an answer that denies is right. Where there is one, an
 * answer is right that says what the lawyers wrote down (a date, a period, a place, names), wrong
 * if it says another date or period; where that says nothing, it is right if it does not deny and
 * one of its quotes is what the lawyers marked.
 */
final class AnswerJudge {
  /** That there is no such clause: not every no, since a contract forbids many things. */
  private static final Pattern DENIAL =
      Pattern.compile(
          "\\bthere (is|are) (no|not)\\b|\\bno (such|specific|explicit|mention|provision|clause"
              + "|information|indication|requirement)\\b"
              + "|\\b(agreement|contract|documents?|text|passages?) (does|do) ?(not|n't)\\b"
              + "|\\bnot (explicitly |specifically )?(mention|provide|state|specif|contain|include"
              + "|address|indicate|found|given)");

  private AnswerJudge() {}

  /** Whether an answer has a sentence that is called supported. */
  static boolean isSupported(Answer answer) {
    return !supported(answer).isEmpty();
  }

  static boolean isRight(
      String category, boolean present, String expected, List<Place> marked, Answer answer) {
    List<SentenceSupport> supported = supported(answer);
    if (supported.isEmpty()) {
      return isRight(category, present, expected, marked, answer.text(), answer.quotes());
    }
    if (!present) {
      return supported.stream().allMatch(s -> denies(words(answer, s)));
    }
    return supported.stream()
        .allMatch(
            s -> isRight(category, true, expected, marked, words(answer, s), quotes(answer, s)));
  }

  private static List<SentenceSupport> supported(Answer answer) {
    return answer.evidence().sentences().stream()
        .filter(s -> s.support() instanceof Support.Supported)
        .toList();
  }

  private static boolean isRight(
      String category,
      boolean present,
      String expected,
      List<Place> marked,
      String words,
      List<Quote> quotes) {
    if (!present) {
      return denies(words);
    }
    return switch (SaidValue.in(category, expected, words)) {
      case YES -> true;
      case OTHER -> false;
      case NOTHING -> !denies(words) && quotes.stream().anyMatch(quote -> isMarked(quote, marked));
    };
  }

  static boolean isMarked(Quote quote, List<Place> marked) {
    Place place = new Place(quote.places());
    return marked.stream().anyMatch(place::finds);
  }

  static String words(Answer answer, SentenceSupport sentence) {
    return answer.text().substring(sentence.start(), sentence.end());
  }

  private static List<Quote> quotes(Answer answer, SentenceSupport sentence) {
    return answer.quotes().stream().filter(q -> sentence.quotes().contains(q.number())).toList();
  }

  private static boolean denies(String words) {
    return DENIAL.matcher(words.toLowerCase(Locale.ROOT).replace('’', '\'')).find();
  }
}
