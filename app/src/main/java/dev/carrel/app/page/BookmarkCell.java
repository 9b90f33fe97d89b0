// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.page.PdfFacts.Bookmark;
import dev.carrel.engine.ground.ShownText;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import org.jspecify.annotations.Nullable;

/** An entry of the outline. */
final class BookmarkCell extends TreeCell<Bookmark> {
  BookmarkCell() {
    setPrefWidth(0); // long titles are cut, and whole in the tooltip
  }

  @Override
  protected void updateItem(@Nullable Bookmark bookmark, boolean empty) {
    super.updateItem(bookmark, empty);
    if (empty || bookmark == null) {
      setText("");
      setTooltip(null);
    } else {
      String title = ShownText.name(bookmark.title());
      setText(title);
      setTooltip(new Tooltip(title));
    }
  }
}
