// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What stands over a sheet beside the grid: what it is of, and a button that closes it. */
final class SheetHead {
  private SheetHead() {}

  /**
   * Makes one.
   *
   * @param what it is of; takes the room that the button leaves
   * @param id of the button
   * @param close what the button says
   */
  static HBox of(Node what, String id, String close, Runnable onClose) {
    HBox.setHgrow(what, Priority.ALWAYS);
    Button button = Icons.button("close", close);
    button.setId(id);
    button.setOnAction(event -> onClose.run());
    HBox head = new HBox(what, button);
    head.getStyleClass().add("sheet-head");
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }
}
