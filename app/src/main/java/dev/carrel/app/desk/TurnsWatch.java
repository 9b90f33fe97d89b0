// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.util.Subscription;

/** Hears when something of a turn of the conversation that is shown changes, or its turns do. */
final class TurnsWatch {
  private final ConversationModel conversation;
  private final BiFunction<AskedTurn, Runnable, Subscription> watched;
  private final Runnable changed;
  private final List<Subscription> turns = new ArrayList<>();
  private Subscription talk = Subscription.EMPTY;

  /**
   * Of a conversation.
   *
   * @param watched has something of a turn call what it is given
   */
  TurnsWatch(
      ConversationModel conversation,
      BiFunction<AskedTurn, Runnable, Subscription> watched,
      Runnable changed) {
    this.conversation = conversation;
    this.watched = watched;
    this.changed = changed;
  }

  void join() {
    conversation.talkProperty().subscribe(this::follow);
  }

  private void follow(Talk shown) {
    talk.unsubscribe();
    talk = shown.turns().subscribe(this::followTurns);
    followTurns();
  }

  private void followTurns() {
    turns.forEach(Subscription::unsubscribe);
    turns.clear();
    conversation.turns().forEach(turn -> turns.add(watched.apply(turn, changed)));
    changed.run();
  }
}
