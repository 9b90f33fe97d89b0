// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the model was given for one answer. */
public final class SentModel {
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
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  SentModel(Conversations conversations, Background background) {
    this.conversations = conversations;
    this.background = background;
  }

  /** Empty while the conversation itself is shown. */
  public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why it could not be shown. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Shows what was sent for an answer. */
  public void show(Talk talk, AskedTurn turn) {
    turn.stored()
        .ifPresent(
            stored ->
                background
                    .task(
                        Lane.QUICK,
                        "show what was sent",
                        (progress, cancellation) -> {
                          List<StoredTurn> path =
                              conversations.turns(talk.id().orElseThrow()).stream()
                                  .takeWhile(other -> other.id() != stored.id())
                                  .toList();
                          return new Shown(stored, conversations.sent(stored.id()), path);
                        })
                    .onDone(found -> shown.set(Optional.of(found)))
                    .onFailed(error -> problem.set(Optional.of(error)))
                    .start());
  }

  /** Back to the conversation. */
  public void close() {
    shown.set(Optional.empty());
    problem.set(Optional.empty());
  }
}
