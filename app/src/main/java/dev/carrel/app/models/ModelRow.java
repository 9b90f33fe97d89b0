// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.context.Outlook;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One model in the list. On the FX thread. */
public final class ModelRow {
  /**
   * What is known of it.
   *
   * @param entry from the catalogue, or added
   * @param partBytes left by a download that did not end
   * @param used whether documents are read with it
   * @param outlook what it could read here; empty while that is not known, and if it is not here
   */
  public record Facts(ModelEntry entry, long partBytes, boolean used, Optional<Outlook> outlook) {
    Facts with(ModelEntry other, long otherPartBytes, boolean isUsed) {
      return new Facts(
          other, otherPartBytes, isUsed, other.isInstalled() ? outlook : Optional.empty());
    }

    Facts used(boolean isUsed) {
      return new Facts(entry, partBytes, isUsed, outlook);
    }

    Facts with(Optional<Outlook> other) {
      return new Facts(entry, partBytes, used, other);
    }
  }

  private final ReadOnlyObjectWrapper<Facts> facts;
  private final ReadOnlyObjectWrapper<ModelState> state =
      new ReadOnlyObjectWrapper<>(new ModelState.Idle());
  private @Nullable BackgroundTask<?> task;

  ModelRow(Facts facts) {
    this.facts = new ReadOnlyObjectWrapper<>(facts);
  }

  public ReadOnlyObjectProperty<Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<ModelState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public Facts facts() {
    return facts.get();
  }

  public ModelState state() {
    return state.get();
  }

  public ModelEntry entry() {
    return facts.get().entry();
  }

  public String name() {
    return entry().name();
  }

  void know(Facts now) {
    facts.set(now);
  }

  void become(ModelState now) {
    state.set(now);
  }

  void workedOnBy(BackgroundTask<?> worker) {
    task = worker;
  }

  void stop() {
    Optional.ofNullable(task).ifPresent(BackgroundTask::cancel);
  }
}
