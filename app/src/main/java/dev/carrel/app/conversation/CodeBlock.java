// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** Code, which scrolls sideways instead of being wrapped, with a button that copies it. */
final class CodeBlock extends StackPane {
  CodeBlock(Passage passage, String code) {
    ScrollPane scroll = new ScrollPane(passage);
    scroll.getStyleClass().add("md-code-pane");
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    Button copy = Icons.button("copy", Strings.of(CodeBlock.class).get("code.copy"));
    copy.getStyleClass().add("code-copy");
    copy.setOnAction(event -> CopiedText.put(code));
    StackPane.setAlignment(copy, Pos.TOP_RIGHT);
    getChildren().addAll(scroll, copy);
  }
}
