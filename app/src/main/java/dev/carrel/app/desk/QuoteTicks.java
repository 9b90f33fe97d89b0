// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.page.PageModel;

/** Has the page show beside its scroll bar where the quotes of the conversation stand. */
final class QuoteTicks {
  private final ConversationModel conversation;
  private final PageModel page;

  QuoteTicks(ConversationModel conversation, PageModel page) {
    this.conversation = conversation;
    this.page = page;
  }

  void join() {
    new TurnsWatch(conversation, (turn, changed) -> turn.quotes().subscribe(changed), this::show)
        .join();
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
