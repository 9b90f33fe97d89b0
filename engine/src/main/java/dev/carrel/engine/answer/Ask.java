// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.TokenChooser;

/**
 * A question to be answered.
 *
 * @param owner the conversation, by which its place in the context is found again
 * @param before what was said in it
 * @param question what is asked
 * @param about the same without what is said of the answer's form: passages are ranked and judged
 *     by it
 * @param chooser of the answer's tokens
 * @param listener hears the answer while it is written
 * @param cancellation stops this answer and no other
 */
public record Ask(
    Object owner,
    Dialogue before,
    String question,
    String about,
    TokenChooser chooser,
    AnswerListener listener,
    Cancellation cancellation) {
  /** With the most likely tokens. */
  public Ask(
      Object owner,
      Dialogue before,
      String question,
      AnswerListener listener,
      Cancellation cancellation) {
    this(owner, before, question, question, TokenChooser.GREEDY, listener, cancellation);
  }

  /** The same, ranked and judged by less than what is asked. */
  public Ask about(String less) {
    return new Ask(owner, before, question, less, chooser, listener, cancellation);
  }
}
