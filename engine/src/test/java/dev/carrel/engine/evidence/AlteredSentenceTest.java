// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A supported sentence of which a figure, a party or the negation is another is not supported. */
class AlteredSentenceTest {
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final List<String> NUMBERS =
      List.of("two", "three", "fourteen", "twenty", "thirty", "ninety", "five", "twelve", "half");
  private static final List<String> MONTHS =
      List.of("January", "March", "June", "July", "September", "December");
  private static final List<String> PARTIES =
      List.of(
          "supplier",
          "buyer",
          "seller",
          "tenant",
          "landlord",
          "licensee",
          "licensor",
          "employer",
          "consultant",
          "customer");
  private static final List<String> NAMES =
      List.of("Delaware", "New York", "Beta Trading", "Acme Corp", "Gamma");
  private static final Pattern VERB =
      Pattern.compile("\\b(is|are|shall|may|must|can|ends|pays|bears|accrues|equals)\\b(?! not)");
  private static final Pattern NEGATED = Pattern.compile(" not\\b|'t\\b");

  private static List<SupportTableTest.Case> supported() throws IOException {
    return SupportTableTest.cases().stream()
        .filter(c -> c.verdict() == 'S' && c.question().isEmpty())
        .toList();
  }

  private static List<String> stillSupported(List<String> sentences, SupportTableTest.Case one) {
    return sentences.stream()
        .filter(s -> SupportTableTest.support(s, one.quote(), "") instanceof Support.Supported)
        .map(s -> s + " / " + one.quote())
        .toList();
  }

  private static List<String> replaced(String sentence, List<String> words) {
    List<String> altered = new ArrayList<>();
    for (String word : words) {
      Pattern there = Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE);
      if (there.matcher(sentence).find()) {
        words.stream()
            .filter(other -> !other.equals(word))
            .forEach(other -> altered.add(there.matcher(sentence).replaceFirst(other)));
      }
    }
    return altered;
  }

  @Test
  void no_sentence_with_another_digit_is_supported() throws IOException {
    Random random = new Random(1);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (SupportTableTest.Case one : supported()) {
      List<String> altered = new ArrayList<>();
      for (MatchResult digit : DIGIT.matcher(one.sentence()).results().toList()) {
        int other = (Integer.parseInt(digit.group()) + 1 + random.nextInt(9)) % 10;
        altered.add(
            one.sentence().substring(0, digit.start())
                + other
                + one.sentence().substring(digit.end()));
      }
      tried += altered.size();
      wrong.addAll(stillSupported(altered, one));
    }
    assertEquals(List.of(), wrong);
    assertTrue(tried > 100, "" + tried);
  }

  @Test
  void no_sentence_with_another_number_in_words_month_party_or_name_is_supported()
      throws IOException {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (SupportTableTest.Case one : supported()) {
      for (List<String> words : List.of(NUMBERS, MONTHS, PARTIES, NAMES)) {
        List<String> altered = replaced(one.sentence(), words);
        tried += altered.size();
        wrong.addAll(stillSupported(altered, one));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(tried > 200, "" + tried);
  }

  @Test
  void no_sentence_with_a_negation_more_or_less_is_supported() throws IOException {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (SupportTableTest.Case one : supported()) {
      List<String> altered =
          NEGATED.matcher(one.sentence()).find()
              ? List.of(NEGATED.matcher(one.sentence()).replaceFirst(""))
              : VERB.matcher(one.sentence())
                  .results()
                  .map(
                      m ->
                          one.sentence().substring(0, m.end())
                              + " not"
                              + one.sentence().substring(m.end()))
                  .toList();
      tried += altered.size();
      wrong.addAll(stillSupported(altered, one));
    }
    assertEquals(List.of(), wrong);
    assertTrue(tried > 50, "" + tried);
  }
}
