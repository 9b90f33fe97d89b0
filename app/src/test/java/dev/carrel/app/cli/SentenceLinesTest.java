// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A terminal says of each sentence what it is to its quotes, and why. */
class SentenceLinesTest {
  private static Answer answer(String text, Support... supports) {
    int part = text.length() / Math.max(1, supports.length);
    List<SentenceSupport> sentences =
        IntStream.range(0, supports.length)
            .mapToObj(
                i -> new SentenceSupport(i * part, (i + 1) * part, List.of(1, 2), supports[i]))
            .toList();
    Evidence evidence = new Evidence(sentences, Optional.empty(), List.of(), Optional.empty());
    return new Answer("?", text, List.of(), 1, 1, Duration.ZERO, true, List.of(), evidence);
  }

  @Test
  void aSupportedSentenceIsNamedWithItsQuotesAndWithHowOftenThatWasRight() {
    assertEquals(
        """
        [supported; quotes 1, 2] “It is $5.”
            by Carrel's rules its figures, names and negation stand there, and the model, asked, \
        agrees; both may err: where it was measured, on short contracts in English with one model, \
        this was right 90 % of the time (41 cases)
        """,
        SentenceLines.of(answer("It is $5.", new Support.Supported(0.9)))
            .replace(System.lineSeparator(), "\n"));
  }

  @Test
  void whatStandsOtherwiseIsSaid() {
    assertEquals(
        "[contradicted; quotes 1, 2] “It is $5.”%n    “$5”, where quote 2 has “$6”%n".formatted(),
        SentenceLines.of(
            answer("It is $5.", new Support.Contradicted(List.of(new Conflict("$5", "$6", 2))))));
  }

  @Test
  void eachDoubtHasItsWordsAndNoneOfThemPromises() {
    for (Doubt doubt : Doubt.values()) {
      String lines = SentenceLines.of(answer("It is.", new Support.Unsure(List.of(doubt))));
      assertEquals(2, lines.lines().count(), lines);
      assertTrue(lines.startsWith("[unsure; quotes 1, 2]"), lines);
      assertTrue(Arrays.stream(new String[] {"verified", "proven"}).noneMatch(lines::contains));
    }
  }

  @Test
  void whereAnAnswerDeniesTheNearestQuotesAndThePagesReadAreNamedWithoutAVerdict() {
    String lines = denied(new Absence(false, OptionalDouble.empty(), List.of(1, 2), 8, 4));
    assertFalse(lines.contains("Found nothing"), lines);
    assertTrue(
        lines.endsWith(
            "    The quotes above come nearest to the question; pages read: 8 of 12.%n"
                .formatted()),
        lines);
  }

  @Test
  void thatNothingFitsIsSaidWithHowOftenThatWasRight() {
    String lines = denied(new Absence(true, OptionalDouble.of(0.92), List.of(1), 8, 0));
    assertTrue(
        lines.contains(
            "    Found nothing that fits; where it was measured, on four short contracts in"
                + " English,"
                + " saying so was right 92 %% of the time.%n".formatted()),
        lines);
    assertTrue(lines.endsWith("pages read: 8 of 8.%n".formatted()), lines);
  }

  private static String denied(Absence absence) {
    Answer answer = answer("There is none.", new Support.Unsure(List.of(Doubt.DENIAL)));
    Evidence evidence =
        new Evidence(
            answer.evidence().sentences(), Optional.of(absence), List.of(), Optional.empty());
    return SentenceLines.of(
        new Answer("?", answer.text(), List.of(), 1, 1, Duration.ZERO, true, List.of(), evidence));
  }

  @Test
  void aSentenceOfSeveralLinesStaysOnOne() {
    String lines = SentenceLines.of(answer("It is\n[supported] “so”.", new Support.NoEvidence()));
    assertEquals(1, lines.lines().count(), lines);
    assertTrue(lines.startsWith("[no evidence] “It is"), lines);
  }
}
