// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.Talk;
import dev.carrel.app.page.PageModel;
import dev.carrel.engine.evidence.PassageWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;

/** Has the page know what the model looked at for the answer that a person looks at. */
final class LookedAt {
  private final ConversationModel conversation;
  private final PageModel page;
  private final List<Subscription> turns = new ArrayList<>();
  private Subscription talk = Subscription.EMPTY;

  LookedAt(ConversationModel conversation, PageModel page) {
    this.conversation = conversation;
    this.page = page;
  }

  void join() {
    conversation.talkProperty().subscribe(this::follow);
    conversation.lookedAtProperty().subscribe(this::show);
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
      turns.add(turn.evidenceProperty().subscribe(this::show));
    }
    show();
  }

  /** Of the answer whose quotes were looked at, else of the last. */
  private void show() {
    List<AskedTurn> all = conversation.turns();
    Optional<AskedTurn> looked = conversation.lookedAtProperty().get().filter(all::contains);
    page.looked()
        .use(
            looked
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()))
                .map(turn -> turn.evidenceProperty().get().looked())
                .orElse(List.<PassageWeight>of()));
  }
}
