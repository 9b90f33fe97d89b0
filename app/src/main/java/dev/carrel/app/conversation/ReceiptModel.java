// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How one answer was made. */
public final class ReceiptModel {
  /**
   * What is shown.
   *
   * @param json all of it, as it is copied and saved
   */
  public record Shown(Receipt receipt, String json) {}

  private final Conversations conversations;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReceiptModel(Conversations conversations, Background background) {
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

  /** Shows the receipt of an answer; nothing for one from before receipts were kept. */
  public void show(AskedTurn turn) {
    turn.stored()
        .ifPresent(
            stored ->
                background
                    .task(
                        Lane.QUICK,
                        "show a receipt",
                        (progress, cancellation) ->
                            conversations
                                .receipt(stored.id())
                                .map(found -> new Shown(found, ReceiptJson.text(found))))
                    .onDone(shown::set)
                    .onFailed(error -> problem.set(Optional.of(error)))
                    .start());
  }

  /** Back to the conversation. */
  public void close() {
    shown.set(Optional.empty());
    problem.set(Optional.empty());
  }
}
