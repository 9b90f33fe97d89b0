// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands where a page will: where to put documents, and what happens then. It scrolls where
 * letters are too large for it.
 */
final class Welcome extends ScrollPane {
  Welcome(Runnable onOpen) {
    Strings strings = Strings.of(Welcome.class);
    getStyleClass().add("welcome");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    VBox target = new VBox();
    target.getStyleClass().add("welcome-target");
    target.setAlignment(Pos.CENTER);
    target.setMinHeight(Region.USE_PREF_SIZE);
    target.setMaxHeight(Region.USE_PREF_SIZE);
    Button open = new Button(strings.get("welcome.open"));
    open.getStyleClass().add("accent");
    open.setOnAction(event -> onOpen.run());
    target
        .getChildren()
        .addAll(
            Icons.icon("page"),
            Words.label("welcome-title", strings.get("welcome.title")),
            Words.label("welcome-note", strings.get("welcome.first")),
            Words.label("welcome-note", strings.get("welcome.second")),
            open);
    VBox place = new VBox(target);
    place.getStyleClass().add("welcome-place");
    place.setAlignment(Pos.CENTER);
    setContent(place);
  }
}
