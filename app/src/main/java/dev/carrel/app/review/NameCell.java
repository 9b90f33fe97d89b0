// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The name of a row's document. */
final class NameCell extends TableCell<DocumentEntry, DocumentEntry> {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final GridModel grid;
  private int row = -1;

  NameCell(GridModel grid) {
    this.grid = grid;
    getStyleClass().add("name-cell");
  }

  @Override
  protected void updateItem(@Nullable DocumentEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    String name = empty || entry == null ? "" : ShownText.name(entry.name());
    setText(name);
    setTooltip(name.isEmpty() ? null : new Tooltip(name));
    mark(row);
  }

  /** Shows whether it is the row that has the keyboard. */
  void mark(int current) {
    row = current;
    pseudoClassStateChanged(CURRENT, !isEmpty() && getIndex() == current);
  }

  /** Shows what is known of the document now. */
  void follow() {
    if (!isEmpty() && grid.rows().isEmpty()) {
      mark(row);
    }
  }
}
