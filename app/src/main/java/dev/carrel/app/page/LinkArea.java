// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.function.Consumer;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/** The place of a link on a sheet, for pointer and keyboard. */
final class LinkArea extends Region {
  private final PageLink link;
  private final Consumer<PageLink> onFollow;

  /**
   * Makes it.
   *
   * @param words where it leads
   */
  LinkArea(PageLink link, String words, Consumer<PageLink> onFollow) {
    this.link = link;
    this.onFollow = onFollow;
    getStyleClass().add("link-area");
    setManaged(false); // the sheet says how large it is
    setAccessibleRole(AccessibleRole.HYPERLINK);
    setAccessibleText(words);
    setFocusTraversable(true);
    setCursor(Cursor.HAND);
    Tooltip.install(this, new Tooltip(words));
    setOnMouseClicked(
        event -> {
          if (event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
            onFollow.accept(link);
            event.consume();
          }
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            onFollow.accept(link);
            event.consume();
          }
        });
  }

  PageLink link() {
    return link;
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      onFollow.accept(link);
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
