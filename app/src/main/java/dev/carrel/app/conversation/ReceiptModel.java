// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;

/** How one answer was made. */
public final class ReceiptModel extends OverModel<ReceiptModel.Shown> {
  /**
   * What is shown.
   *
   * @param json all of it, as it is copied and saved
   * @param jsonWithWords the same with the words of the documents' places
   */
  public record Shown(Receipt receipt, String json, String jsonWithWords) {}

  private final Conversations conversations;

  ReceiptModel(Conversations conversations, Background background) {
    super(background);
    this.conversations = conversations;
  }

  /** Shows the receipt of an answer; nothing for one from before receipts were kept. */
  public void show(AskedTurn turn) {
    find(
        turn,
        "show a receipt",
        stored ->
            conversations
                .receipt(stored.id())
                .map(
                    found ->
                        new Shown(
                            found,
                            ReceiptJson.text(found),
                            ReceiptJson.text(conversations.withWords(found)))));
  }
}
