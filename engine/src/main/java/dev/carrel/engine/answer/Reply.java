// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.ground.CarrelException;

/** What came of an {@link Ask}. */
public sealed interface Reply {
  /**
   * It was answered.
   *
   * @param before what the model was shown of the conversation: with a summary where the turns did
   *     not all fit
   * @param sent what the model was given, and what it wrote
   * @param receipt how it was made
   */
  record Answered(Answer answer, Dialogue before, Sent sent, Receipt receipt) implements Reply {}

  /** It could not be answered; the conversation is as it was. */
  record Refused(CarrelException error) implements Reply {}
}
