// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.SupportJudge.Cited;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A table of sentences and quotes, and what one is to the other when the model always agrees. */
class SupportTableTest {
  record Case(char verdict, String sentence, String quote, String question) {}

  static final Agreement YES =
      new Agreement() {
        @Override
        public OptionalDouble of(String passage, String claim) {
          return OptionalDouble.of(1);
        }

        @Override
        public double least() {
          return 0.5;
        }

        @Override
        public OptionalDouble answers(String question, String passage) {
          return OptionalDouble.of(1);
        }
      };

  static List<Case> cases() throws IOException {
    try (InputStream in = SupportTableTest.class.getResourceAsStream("support.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(" \\| "))
          .map(c -> new Case(c[0].charAt(0), c[1], c[2], c.length > 3 ? c[3] : ""))
          .toList();
    }
  }

  static Support support(String sentence, String quote, String question) {
    return new SupportJudge(
            question,
            Map.of(1, new Cited(quote, true, Definitions.NONE, OptionalDouble.empty())),
            YES)
        .judge(List.of(new Asserted(new Sentence(0, sentence.length(), sentence), List.of(1))))
        .getFirst()
        .support();
  }

  static char verdict(Support support) {
    return switch (support) {
      case Support.Supported _ -> 'S';
      case Support.Contradicted _ -> 'C';
      case Support.Unsure _ -> 'U';
      case Support.NoEvidence _ -> 'N';
    };
  }

  @Test
  void every_case_of_the_table_is_judged_as_it_says() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Case one : cases()) {
      Support support = support(one.sentence(), one.quote(), one.question());
      if (verdict(support) != one.verdict()) {
        wrong.add(one + " is " + support);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(cases().size() > 150);
  }
}
