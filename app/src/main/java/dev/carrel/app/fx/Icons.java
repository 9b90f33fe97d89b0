// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Small drawings for buttons; their shapes stand in {@code desk.css}. */
public final class Icons {
  private Icons() {}

  /**
   * A drawing.
   *
   * @param name one of the {@code icon-…} classes of the style sheet, without the prefix
   */
  public static Region icon(String name) {
    Region region = new Region();
    region.getStyleClass().addAll("icon", "icon-" + name);
    return region;
  }

  /**
   * A flat button with a drawing.
   *
   * @param name as for {@link #icon}
   * @param words what it does: its tooltip, and what a screen reader says
   */
  public static Button button(String name, String words) {
    Button button = new Button();
    button.setGraphic(icon(name));
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    return button;
  }
}
