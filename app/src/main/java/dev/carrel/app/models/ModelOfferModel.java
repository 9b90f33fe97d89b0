// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Fetching the model that is offered. */
public final class ModelOfferModel {
  /** How far it is. */
  public sealed interface State {
    /** Nothing is fetched. */
    record Offered() implements State {}

    /**
     * Being fetched.
     *
     * @param bytes so far
     */
    record Fetching(long bytes) implements State {}

    /** It could not be had; what came is kept. */
    record Failed(CarrelException error) implements State {}

    /** It is there. */
    record Here() implements State {}

    /** It may not be fetched, since a person has forbidden the network. */
    record Forbidden() implements State {}
  }

  private final ModelOffer offer;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Offered());
  private @Nullable BackgroundTask<Boolean> task;
  private Optional<NetworkModel> network = Optional.empty();
  private boolean told;

  public ModelOfferModel(ModelOffer offer, Background background) {
    this.offer = offer;
    this.background = background;
  }

  /** As the other; asks nobody while the network is forbidden, and shows who is asked. */
  public ModelOfferModel(ModelOffer offer, Background background, NetworkModel network) {
    this(offer, background);
    this.network = Optional.of(network);
    network.stateProperty().subscribe(now -> showAllowed(network));
    state.subscribe(now -> showAsked(network, now));
  }

  private void showAllowed(NetworkModel asked) {
    if (state.get() instanceof State.Offered && !asked.isAllowed()) {
      state.set(new State.Forbidden());
    } else if (state.get() instanceof State.Forbidden && asked.isAllowed()) {
      state.set(new State.Offered());
    }
  }

  private void showAsked(NetworkModel asked, State now) {
    if (now instanceof State.Fetching != told) {
      told = now instanceof State.Fetching;
      if (told) {
        asked.ask(Optional.of(offer.source()), offer.title());
      } else {
        asked.rest();
      }
    }
  }

  public ModelOffer offer() {
    return offer;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether bytes are coming over the network now. */
  public boolean isFetching() {
    return state.get() instanceof State.Fetching;
  }

  /** Fetches it, because a person asked for it. */
  public void get() {
    if (isFetching() || network.filter(asked -> !asked.isAllowed()).isPresent()) {
      return;
    }
    state.set(new State.Fetching(0));
    BackgroundTask<Boolean> fetching =
        background
            .task(
                Lane.MODELS,
                "fetch " + offer.title(),
                (progress, cancellation) -> {
                  offer.get(progress, cancellation);
                  return true;
                })
            .onProgress(step -> state.set(new State.Fetching(step.done())))
            .onDone(done -> state.set(new State.Here()))
            .onFailed(error -> state.set(new State.Failed(error)))
            .onCancelled(() -> state.set(new State.Offered()));
    task = fetching;
    fetching.start();
  }

  public void cancel() {
    Optional.ofNullable(task).ifPresent(BackgroundTask::cancel);
  }
}
