package dev.carrel.app.conversation;

import dev.carrel.engine.CarrelException;
import dev.carrel.engine.answer.Answer;

/** How far the answer to a question is. */
public sealed interface TurnState {
  /** Nothing has come yet: the model is busy reading or has the question before it. */
  record Waiting() implements TurnState {}

  /** Words are coming. */
  record Writing() implements TurnState {}

  /** The answer is there; not complete if it was stopped. */
  record Answered(Answer answer) implements TurnState {}

  /** Stopped before the first word. */
  record Stopped() implements TurnState {}

  /** It could not be answered; the question is kept. */
  record Failed(CarrelException error) implements TurnState {}

  /** Whether the model still has it. */
  default boolean isBusy() {
    return this instanceof Waiting || this instanceof Writing;
  }
}
