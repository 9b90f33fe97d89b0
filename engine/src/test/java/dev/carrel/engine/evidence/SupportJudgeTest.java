// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.Support.Doubt;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.SupportJudge.Cited;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupportJudgeTest {
  private static final Sentence SAID = new Sentence(0, 35, "The supplier bears the insurance.");
  private static final Cited RIGHT = cited("The Supplier shall bear the insurance.", true);
  private static final Cited WRONG = cited("The Buyer shall bear the insurance.", true);
  private static final Cited OTHER = cited("The insurance is dear.", true);

  private static Cited cited(String text, boolean stands) {
    return new Cited(text, stands, Definitions.NONE);
  }

  private static SentenceSupport judged(Map<Integer, Cited> quotes, Agreement agreement) {
    List<Integer> numbers = quotes.keySet().stream().sorted().toList();
    return new SupportJudge("", quotes, agreement)
        .judge(List.of(new Asserted(SAID, numbers)))
        .getFirst();
  }

  @Test
  void a_quote_that_does_not_stand_in_the_documents_supports_nothing() {
    SentenceSupport judged = judged(Map.of(1, cited(RIGHT.text(), false)), SupportTableTest.YES);
    assertThat(judged.support()).isEqualTo(new Support.Unsure(List.of(Doubt.QUOTE)));
  }

  @Test
  void without_quotes_there_is_no_evidence() {
    assertThat(judged(Map.of(), SupportTableTest.YES).support())
        .isEqualTo(new Support.NoEvidence());
  }

  @Test
  void without_a_judge_nothing_is_supported() {
    assertThat(judged(Map.of(1, RIGHT), Agreement.NONE).support())
        .isEqualTo(new Support.Unsure(List.of(Doubt.NO_JUDGE)));
  }

  @Test
  void a_supported_sentence_names_the_quotes_that_bear_it_out_alone() {
    SentenceSupport judged = judged(Map.of(1, OTHER, 2, RIGHT), SupportTableTest.YES);
    assertThat(judged.support()).isEqualTo(new Support.Supported(1));
    assertThat(judged.quotes()).containsExactly(2);
  }

  @Test
  void a_sentence_that_another_quote_contradicts_as_well_is_unsure() {
    assertThat(judged(Map.of(1, RIGHT, 2, WRONG), SupportTableTest.YES).support())
        .isEqualTo(new Support.Unsure(List.of(Doubt.NAME)));
  }
}
