// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Whether anything goes over the network now, and what could. Only fetching a model does, and only
 * when a person asks for it. On the FX thread.
 */
public final class NetworkModel {
  /** What goes over the network now. */
  public sealed interface State {
    /**
     * Nothing.
     *
     * @param forbidden whether a person has forbidden it altogether
     */
    record Offline(boolean forbidden) implements State {}

    /**
     * Somebody is being asked.
     *
     * @param host empty for the package index that pip is set up for
     * @param what is fetched, for people
     */
    record Asking(Optional<String> host, String what) implements State {}
  }

  private final SettingsModel settings;
  private final List<String> hosts;
  private final boolean asksPip;
  private final ReadOnlyObjectWrapper<State> state;
  private Optional<State.Asking> asking = Optional.empty();

  /**
   * Offline.
   *
   * @param hosts the only ones that might be asked
   * @param asksPip whether the package index that pip is set up for might be asked too
   */
  public NetworkModel(SettingsModel settings, List<String> hosts, boolean asksPip) {
    this.settings = settings;
    this.hosts = List.copyOf(hosts);
    this.asksPip = asksPip;
    this.state = new ReadOnlyObjectWrapper<>(new State.Offline(!isAllowed()));
    settings.settingsProperty().subscribe(now -> show());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The only hosts that might be asked. */
  public List<String> hosts() {
    return hosts;
  }

  /** Whether the package index that pip is set up for might be asked too. */
  public boolean asksPip() {
    return asksPip;
  }

  /** Whether a person allows it at all. */
  public boolean isAllowed() {
    return settings.get().networkAllowed();
  }

  /** Forbids it, or allows it again. What is being fetched goes on. */
  public void allow(boolean allowed) {
    settings.change(now -> now.networkAllowed = allowed);
  }

  /** Somebody is asked from now on, until {@link #rest}. */
  public void ask(Optional<String> host, String what) {
    asking = Optional.of(new State.Asking(host, what));
    show();
  }

  /** Nobody is asked any more. */
  public void rest() {
    asking = Optional.empty();
    show();
  }

  private void show() {
    state.set(asking.<State>map(now -> now).orElseGet(() -> new State.Offline(!isAllowed())));
  }
}
