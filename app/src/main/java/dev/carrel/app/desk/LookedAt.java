// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.page.PageModel;
import dev.carrel.engine.evidence.PassageWeight;
import java.util.List;
import java.util.Optional;

/** Has the page know what the model looked at for the answer that a person looks at. */
final class LookedAt {
  private final ConversationModel conversation;
  private final PageModel page;

  LookedAt(ConversationModel conversation, PageModel page) {
    this.conversation = conversation;
    this.page = page;
  }

  void join() {
    new TurnsWatch(
            conversation, (turn, changed) -> turn.evidenceProperty().subscribe(changed), this::show)
        .join();
    conversation.lookedAtProperty().subscribe(this::show);
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
