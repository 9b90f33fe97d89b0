// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void whatIsCopiedSaysOfEachSentenceWhatItIsToItsQuotes() {
    Locale.setDefault(Locale.ENGLISH);
    String words = "The rent is 500. It falls.";
    Evidence evidence =
        new Evidence(
            List.of(
                new SentenceSupport(0, 16, List.of(1), new Support.Supported(0.9)),
                new SentenceSupport(17, 26, List.of(), new Support.NoEvidence())),
            Optional.empty(),
            List.of(),
            Optional.empty());
    Answer answer =
        new Answer(
            "What is the rent?",
            words,
            List.of(Said.quote(1, "The rent is 500.")),
            10,
            5,
            Duration.ofSeconds(1),
            true,
            List.of(),
            evidence);
    String copied = new AnswerText(Strings.of(AnswerText.class), new QuoteText()).of(answer);
    assertEquals(
        """
        The rent is 500. (supported) [1] It falls. (no evidence)

        [1] “The rent is 500.” (Lease & annex · p. 3; Verbatim)
        """,
        copied);
  }
}
