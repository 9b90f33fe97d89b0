// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.ShownText;
import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Labels that take as many lines as they need. */
public final class Words {
  private Words() {}

  public static Label label(String style, String text) {
    Label label = new Label(ShownText.of(text));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** In which direction a document's words are written, whatever the desk's direction is. */
  public static NodeOrientation direction(String text) {
    return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
        ? NodeOrientation.LEFT_TO_RIGHT
        : NodeOrientation.RIGHT_TO_LEFT;
  }

  /** A label in a line that flows: as wide as the line at most. */
  public static Label in(FlowPane line, String style, String text) {
    line.setMinWidth(0);
    Label label = label(style, text);
    label.maxWidthProperty().bind(line.widthProperty());
    return label;
  }
}
