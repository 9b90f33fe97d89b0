// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns and quotes as a model could have said them. */
public final class Said {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));

  private Said() {}

  /** A quote that stands on page 3 of a lease. */
  public static Quote quote(int number, String text) {
    return new Quote(
        number,
        text,
        Match.VERBATIM,
        "Lease & annex.pdf",
        List.of(new TextSpan(DOCUMENT, 3, 0, text.length())));
  }

  /** A quote that stands nowhere. */
  public static Quote notFound(int number, String text) {
    return new Quote(number, text, Match.NONE, "", List.of());
  }

  public static StoredTurn turn(long id, String question, String answer, List<Quote> quotes) {
    return turn(id, question, answer, quotes, Evidence.NONE);
  }

  /** With what was found of the answer. */
  public static StoredTurn turn(
      long id, String question, String answer, List<Quote> quotes, Evidence found) {
    return new StoredTurn(
        id,
        (int) id,
        id == 1 ? OptionalLong.empty() : OptionalLong.of(id - 1),
        1,
        1,
        Optional.empty(),
        new Turn(
            question,
            answer,
            "smollm2-135m",
            "balanced",
            Instant.parse("2026-03-03T12:00:00Z"),
            40,
            2,
            1234,
            true,
            quotes,
            List.of(),
            found));
  }
}
