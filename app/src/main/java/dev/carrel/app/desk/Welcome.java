// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where a page will: where to put documents, and what happens then. */
final class Welcome extends VBox {
  Welcome(Runnable onOpen) {
    Strings strings = Strings.of(Welcome.class);
    getStyleClass().add("welcome");
    setAlignment(Pos.CENTER);
    VBox target = new VBox();
    target.getStyleClass().add("welcome-target");
    target.setAlignment(Pos.CENTER);
    target.setMaxSize(460, Region.USE_PREF_SIZE);
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
    getChildren().add(target);
  }
}
