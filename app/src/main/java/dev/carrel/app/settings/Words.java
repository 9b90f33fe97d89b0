package dev.carrel.app.settings;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels that take as many lines as they need. */
final class Words {
  private Words() {}

  static Label label(String style, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** Empty at first; takes no room while it is. */
  static Label note(String style) {
    Label label = label(style, "");
    label.visibleProperty().bind(label.textProperty().isEmpty().not());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
