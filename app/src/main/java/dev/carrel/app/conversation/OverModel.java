// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is kept about one answer, shown in the conversation's place.
 *
 * @param <T> what is shown
 */
public abstract sealed class OverModel<T> permits ReceiptModel, SentModel {
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<T>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  OverModel(Background background) {
    this.background = background;
  }

  /** Empty while the conversation itself is shown. */
  public ReadOnlyObjectProperty<Optional<T>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why it could not be shown. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Looks it up in the background and shows it; nothing happens for an answer that is not stored.
   *
   * @param find what is to be shown; empty if it was not kept
   */
  final void find(AskedTurn turn, String task, Function<StoredTurn, Optional<T>> find) {
    turn.stored()
        .ifPresent(
            stored ->
                background
                    .task(Lane.QUICK, task, (progress, cancellation) -> find.apply(stored))
                    .onDone(shown::set)
                    .onFailed(error -> problem.set(Optional.of(error)))
                    .start());
  }

  /** Back to the conversation. */
  public final void close() {
    shown.set(Optional.empty());
    problem.set(Optional.empty());
  }
}
