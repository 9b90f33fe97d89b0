// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.GoneThrough;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/** Answers with evidence that no model was asked for. */
public final class MadeUp {
  private MadeUp() {}

  /** As if it had been asked and answered; on the FX thread. */
  public static AskedTurn answered(
      ConversationModel model, String question, String answer, List<Quote> quotes, Evidence found) {
    AskedTurn turn = writing(model, question, answer, quotes, found);
    turn.keep(Said.turn(1000 + model.turns().size(), question, answer, quotes, found));
    return turn;
  }

  /** As if it were being answered; on the FX thread. */
  public static AskedTurn writing(
      ConversationModel model, String question, String answer, List<Quote> quotes, Evidence found) {
    AskedTurn turn = model.talk().place(question, Optional.empty());
    turn.show(new PartialAnswer(answer, quotes, found, "", Optional.empty()));
    return turn;
  }

  /** As if pages were gone through for it; on the FX thread. */
  public static AskedTurn goingThrough(ConversationModel model, String question, GoneThrough so) {
    AskedTurn turn = model.talk().place(question, Optional.empty());
    turn.show(new PartialAnswer("", List.of(), Evidence.NONE, "", Optional.of(so)));
    return turn;
  }

  /** As if more had come of the answer that is being written; on the FX thread. */
  public static void more(AskedTurn turn, String answer, List<Quote> quotes, Evidence found) {
    turn.show(new PartialAnswer(answer, quotes, found, "", Optional.empty()));
  }
}
