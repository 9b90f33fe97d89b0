// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.Talk;
import dev.carrel.app.page.PageModel;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/** Has the page show beside its scroll bar where the quotes of the conversation stand. */
final class QuoteTicks {
  private final ConversationModel conversation;
  private final PageModel page;
  private final List<Subscription> turns = new ArrayList<>();
  private Subscription talk = Subscription.EMPTY;

  QuoteTicks(ConversationModel conversation, PageModel page) {
    this.conversation = conversation;
    this.page = page;
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
    for (AskedTurn turn : conversation.turns()) {
      turns.add(turn.quotes().subscribe(this::show));
    }
    show();
  }

  private void show() {
    page.quotes()
        .setAll(
            conversation.turns().stream()
                .flatMap(turn -> turn.quotes().stream())
                .flatMap(quote -> quote.places().stream())
                .toList());
  }
}
