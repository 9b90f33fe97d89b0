// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ValueReader;
import java.time.InstantSource;
import java.util.Optional;

/** Makes of an answer what is kept of it, with the model and the profile that gave it. */
final class TurnMaker {
  private final ReadingSession session;
  private final InstantSource clock;

  TurnMaker(ReadingSession session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  Turn turn(Answer answer) {
    return new Turn(
        answer.question(),
        answer.text(),
        session.modelName().orElse(""),
        session.profile().map(KvProfile::label).orElse(""),
        clock.instant(),
        answer.generatedTokens(),
        answer.time().toNanos() / 1e9,
        answer.contextTokens(),
        answer.complete(),
        answer.quotes(),
        answer.notes(),
        answer.evidence());
  }

  /** What a column reads an answer as; nothing where it says that there is no such thing. */
  static Optional<CellValue> value(KeptColumn column, Turn turn) {
    return turn.evidence().absence().isPresent()
        ? Optional.empty()
        : ValueReader.read(
            column.column(), turn.answer(), turn.quotes().stream().map(Quote::text).toList());
  }
}
