// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.conversation.StoredTurn;
import java.util.List;
import java.util.Optional;

/** What the model was given for one answer. */
public final class SentModel extends OverModel<SentModel.Shown> {
  /**
   * What is shown.
   *
   * @param turn the answer's
   * @param sent empty for an answer from before that was kept
   * @param before the turns before it
   */
  public record Shown(StoredTurn turn, Optional<Sent> sent, List<StoredTurn> before) {
    public Shown {
      before = List.copyOf(before);
    }
  }

  private final Conversations conversations;

  SentModel(Conversations conversations, Background background) {
    super(background);
    this.conversations = conversations;
  }

  /** Shows what was sent for an answer. */
  public void show(Talk talk, AskedTurn turn) {
    find(
        turn,
        "show what was sent",
        stored -> {
          List<StoredTurn> before =
              conversations.turns(talk.id().orElseThrow()).stream()
                  .takeWhile(other -> other.id() != stored.id())
                  .toList();
          return Optional.of(new Shown(stored, conversations.sent(stored.id()), before));
        });
  }
}
