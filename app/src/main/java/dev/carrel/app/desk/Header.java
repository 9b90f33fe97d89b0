// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.settings.pane.NetworkBadge;
import dev.carrel.engine.ground.ShownText;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The line at the top: name, collection, search, network, and the ways to models and settings. */
final class Header extends HBox {
  /** In widths of the name's letters. */
  private static final double NARROW = 45;

  private final Strings strings = Strings.of(Header.class);
  private final StackPane middle = new StackPane();
  private final Label collection = new Label();

  Header(Desk desk, ObservableValue<Boolean> dark, NetworkBadge network) {
    getStyleClass().add("desk-header");
    setAlignment(Pos.CENTER);
    Label name = new Label(strings.get("name"));
    name.getStyleClass().add("app-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    collection.getStyleClass().add("collection-name");
    collection.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(collection.textProperty());
    collection.setTooltip(whole);
    middle.getStyleClass().add("middle");
    HBox left = side(Pos.CENTER_LEFT, name, collection);
    HBox right =
        side(
            Pos.CENTER_RIGHT,
            network,
            button("review", "review", () -> desk.toggleRoom(Middle.Room.REVIEW)),
            button("models", "models", () -> desk.toggleRoom(Middle.Room.MODELS)),
            button("settings", "settings", () -> desk.toggleRoom(Middle.Room.SETTINGS)),
            button("help", "shortcuts", () -> desk.toggleRoom(Middle.Room.SHORTCUTS)),
            themeButton(desk, dark));
    getChildren().addAll(left, middle, right);
    widthProperty().subscribe(() -> network.brief(isNarrow(name)));
    name.fontProperty().subscribe(() -> network.brief(isNarrow(name)));
  }

  private boolean isNarrow(Label name) {
    return getWidth() > 0 && getWidth() < NARROW * name.getFont().getSize();
  }

  private static HBox side(Pos alignment, Node... nodes) {
    HBox side = new HBox(nodes);
    side.getStyleClass().add("side");
    side.setAlignment(alignment);
    side.setPrefWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private Button button(String icon, String key, Runnable run) {
    Button button = Icons.button(icon, strings.get("header." + key));
    button.setId("open-" + key);
    button.setOnAction(event -> run.run());
    return button;
  }

  private Button themeButton(Desk desk, ObservableValue<Boolean> dark) {
    Button button = Icons.button("moon", strings.get("theme.dark"));
    button.setId("theme");
    button.setOnAction(event -> desk.toggleTheme());
    dark.subscribe(
        now -> {
          String words = strings.get(now ? "theme.light" : "theme.dark");
          button.setGraphic(Icons.icon(now ? "sun" : "moon"));
          button.setTooltip(new Tooltip(words));
          button.setAccessibleText(words);
        });
    return button;
  }

  /** Shows where to search. */
  void showSearch(Optional<Node> field) {
    middle.getChildren().setAll(field.stream().toList());
  }

  /** Says which collection is open. */
  void showCollection(String name) {
    collection.setText(ShownText.name(name));
  }
}
