package dev.carrel.engine.answer;

import dev.carrel.engine.ground.CarrelException;

/** What came of an {@link Ask}. */
public sealed interface Reply {
  /**
   * It was answered.
   *
   * @param before what the model was shown of the conversation: with a summary where the turns did
   *     not all fit
   * @param sent every token that the model was given, and those that it wrote
   */
  record Answered(Answer answer, Dialogue before, Sent sent) implements Reply {}

  /** It could not be answered; the conversation is as it was. */
  record Refused(CarrelException error) implements Reply {}
}
