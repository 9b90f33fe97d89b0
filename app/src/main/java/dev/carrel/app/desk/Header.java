package dev.carrel.app.desk;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The line at the top: name, search, whether anything goes over the network, theme. */
final class Header extends HBox {
  private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");

  private final Strings strings = Strings.of(Header.class);
  private final StackPane middle = new StackPane();
  private final Label network = new Label();
  private final Tooltip networkTip = new Tooltip();

  Header(Themes themes) {
    getStyleClass().add("desk-header");
    setAlignment(Pos.CENTER);
    Label name = new Label(strings.get("name"));
    name.getStyleClass().add("app-name");
    HBox left = side(Pos.CENTER_LEFT, name);
    HBox right = side(Pos.CENTER_RIGHT, network, themeButton(themes));
    middle.getStyleClass().add("middle");
    network.setId("network");
    network.getStyleClass().add("network");
    network.setMinWidth(Region.USE_PREF_SIZE);
    networkTip.setWrapText(true);
    networkTip.setMaxWidth(340);
    network.setTooltip(networkTip);
    getChildren().addAll(left, middle, right);
    showNetwork(false);
  }

  private static HBox side(Pos alignment, Node... nodes) {
    HBox side = new HBox(nodes);
    side.getStyleClass().add("side");
    side.setAlignment(alignment);
    side.setPrefWidth(0);
    side.setMinWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private Button themeButton(Themes themes) {
    Button button = Icons.button("moon", strings.get("theme.dark"));
    button.setId("theme");
    button.setOnAction(event -> themes.toggle());
    themes
        .darkProperty()
        .subscribe(
            dark -> {
              String words = strings.get(dark ? "theme.light" : "theme.dark");
              button.setGraphic(Icons.icon(dark ? "sun" : "moon"));
              button.setTooltip(new Tooltip(words));
              button.setAccessibleText(words);
            });
    return button;
  }

  void showSearch(Node field) {
    middle.getChildren().setAll(field);
  }

  /**
   * Says whether bytes come or go.
   *
   * @param fetching whether a model is being fetched, the only time that anything does
   */
  void showNetwork(boolean fetching) {
    network.setText(strings.get(fetching ? "network.fetching" : "network.offline"));
    networkTip.setText(strings.get(fetching ? "network.fetching.tip" : "network.offline.tip"));
    network.pseudoClassStateChanged(ONLINE, fetching);
  }
}
