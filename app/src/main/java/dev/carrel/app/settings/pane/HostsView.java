// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.settings.NetworkModel;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Whether anything goes over the network, the only hosts that could be asked and when, a switch.
 */
public final class HostsView extends VBox implements AutoCloseable {
  private final Strings strings = Strings.of(HostsView.class);
  private final Label now = Words.label("network-now", "");
  private final Label only = Words.label("quiet", "");
  private final CheckBox never = new CheckBox(strings.get("network.never"));
  private final Subscription subscription;

  public HostsView(NetworkModel model) {
    getStyleClass().add("hosts");
    never.setId("network-never");
    never.setWrapText(true);
    never.setOnAction(event -> model.allow(!never.isSelected()));
    getChildren().addAll(now, only);
    for (String host : model.hosts()) {
      getChildren().add(host(host, strings.get("network.host")));
    }
    if (model.asksPip()) {
      getChildren().add(host(strings.get("network.pip"), strings.get("network.pip.when")));
    }
    getChildren().addAll(Words.label("quiet", strings.get("network.documents")), never);
    subscription = model.stateProperty().subscribe(this::show);
  }

  private static VBox host(String name, String when) {
    VBox box = new VBox(Words.label("host-name", name), Words.label("quiet", when));
    box.getStyleClass().add("host");
    return box;
  }

  private void show(NetworkModel.State state) {
    now.setText(
        switch (state) {
          case NetworkModel.State.Asking asking ->
              strings.get(
                  "network.asking",
                  asking.host().orElse(strings.get("network.pip")),
                  asking.what());
          case NetworkModel.State.Offline offline ->
              strings.get(offline.forbidden() ? "network.forbidden" : "network.offline");
        });
    boolean forbidden = state instanceof NetworkModel.State.Offline offline && offline.forbidden();
    never.setSelected(forbidden);
    only.setText(strings.get(forbidden ? "network.only.forbidden" : "network.only"));
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
