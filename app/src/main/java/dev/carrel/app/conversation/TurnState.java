// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.GoneThrough;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;

/** How far the answer to a question is. */
public sealed interface TurnState {
  /** What a question waits for. */
  enum Waits {
    /** For the first document to be read. */
    READING,
    /** For a question before it. */
    LINE,
    /** The model has it before it. */
    MODEL
  }

  /** Nothing has come yet. */
  record Waiting(Waits waits) implements TurnState {}

  /**
   * Words are coming.
   *
   * @param goneThrough how far the documents were gone through before them, if they are
   */
  record Writing(Optional<GoneThrough> goneThrough) implements TurnState {}

  /** The answer is there; not complete if it was stopped. */
  record Answered(Answer answer) implements TurnState {}

  /** Stopped before the first word. */
  record Stopped() implements TurnState {}

  /** It could not be answered; the question is kept. */
  record Failed(CarrelException error) implements TurnState {}

  /** Whether the model still has it, or will. */
  default boolean isBusy() {
    return this instanceof Waiting || this instanceof Writing;
  }
}
