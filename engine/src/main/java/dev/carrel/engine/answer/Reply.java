// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.ground.CarrelException;
import java.util.List;

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
  record Answered(Answer answer, Dialogue before, Sent sent, Receipt receipt) implements Reply {
    @Override
    public Reply with(List<String> notes) {
      return new Answered(answer.with(notes), before, sent, receipt);
    }
  }

  /** It could not be answered; the conversation is as it was. */
  record Refused(CarrelException error) implements Reply {
    @Override
    public Reply with(List<String> notes) {
      return this;
    }
  }

  /** The same, where there is an answer with more of what a person should know of it. */
  Reply with(List<String> notes);
}
