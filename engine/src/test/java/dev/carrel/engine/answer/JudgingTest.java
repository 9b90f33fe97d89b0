// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.PassageWeight;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgingTest {
  private static final DocumentId ID = new DocumentId("a".repeat(64));

  private static TextSpan place(int page, int start, int end) {
    return new TextSpan(ID, page, start, end);
  }

  private static final List<Quote> QUOTES =
      List.of(
          new Quote(1, "near", Match.VERBATIM, "a", List.of(place(1, 10, 20))),
          new Quote(2, "far", Match.VERBATIM, "a", List.of(place(4, 0, 9))));

  private static SentenceSupport sentence(int quote, Support support) {
    return new SentenceSupport(0, 5, List.of(quote), support);
  }

  private static List<PassageWeight> looked(TextSpan... places) {
    return Arrays.stream(places).map(p -> new PassageWeight(p, 0.5)).toList();
  }

  @Test
  void aSentenceIsSupportedOnlyByAPassageThatTheQuestionLeadsTo() {
    SentenceSupport near = sentence(1, new Support.Supported(0.9));
    SentenceSupport far = sentence(2, new Support.Supported(0.9));
    List<PassageWeight> looked =
        looked(place(1, 15, 40), place(2, 0, 9), place(3, 0, 9), place(4, 0, 9));
    assertEquals(
        List.of(near, sentence(2, new Support.Unsure(List.of(Doubt.ELSEWHERE)))),
        Judging.asked(List.of(near, far), QUOTES, looked));
  }

  @Test
  void whereItIsNotKnownWhatWasLookedAtOrASentenceIsNotSupportedNothingChanges() {
    List<SentenceSupport> judged =
        List.of(
            sentence(2, new Support.Supported(0.9)),
            sentence(2, new Support.NoEvidence()),
            sentence(2, new Support.Unsure(List.of(Doubt.WORDS))));
    assertEquals(judged, Judging.asked(judged, QUOTES, List.of()));
    assertEquals(
        judged.subList(1, 3), Judging.asked(judged.subList(1, 3), QUOTES, looked(place(9, 0, 1))));
  }
}
