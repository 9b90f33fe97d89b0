// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.Popover;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.settings.NetworkModel;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** Says whether anything goes over the network now; opens the list of who could be asked. */
public final class NetworkBadge extends Button implements AutoCloseable {
  private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");

  private final Strings strings = Strings.of(NetworkBadge.class);
  private final HostsView hosts;
  private final Popover popover;
  private final Subscription subscription;
  private final NetworkModel model;
  private boolean brief;

  public NetworkBadge(NetworkModel model) {
    this.model = model;
    getStyleClass().add("network");
    setId("network");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip(strings.get("badge.tip")));
    hosts = new HostsView(model);
    popover = new Popover(hosts, Pos.TOP_RIGHT, strings.get("group.network"));
    popover.setId("network-popover");
    setOnAction(event -> popover.toggle(this));
    subscription = model.stateProperty().subscribe(this::show);
  }

  /** What the window lays over its panes, beneath its header. */
  public Popover popover() {
    return popover;
  }

  /** Says in fewer words that nothing is asked; whom it asks is always said in full. */
  public void brief(boolean now) {
    if (now != brief) {
      brief = now;
      show(model.stateProperty().get());
    }
  }

  private void show(NetworkModel.State state) {
    pseudoClassStateChanged(ONLINE, state instanceof NetworkModel.State.Asking);
    String whole =
        switch (state) {
          case NetworkModel.State.Asking asking ->
              strings.get("badge.asking", asking.host().orElse(strings.get("badge.pip")));
          case NetworkModel.State.Offline offline ->
              strings.get(offline.forbidden() ? "badge.forbidden" : "badge.offline");
        };
    boolean shorter = brief && state instanceof NetworkModel.State.Offline;
    setText(shorter ? strings.get("badge.brief") : whole);
    setAccessibleText(strings.get("badge.accessible", whole));
  }

  @Override
  public void close() {
    subscription.unsubscribe();
    hosts.close();
  }
}
