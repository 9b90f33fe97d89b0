// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.ReviewGrid;
import java.util.Optional;
import javafx.scene.control.TextArea;

/**
 * What a person writes beside a cell. It is kept when they leave the field, however they do, and
 * stays as it is while they write, whatever a run does to the cell meanwhile.
 */
final class CellNote extends TextArea {
  private final CellModel cell;
  private Optional<ReviewGrid.Key> of = Optional.empty();
  private String heard = "";

  CellNote(CellModel cell) {
    this.cell = cell;
    Strings strings = Strings.of(CellNote.class);
    setId("cell-note");
    setWrapText(true);
    setPrefRowCount(2);
    setPromptText(strings.get("sheet.note.prompt"));
    setAccessibleText(strings.get("sheet.note"));
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                keep();
              }
            });
  }

  /** Shows that of a cell. */
  void show(Cell now) {
    ReviewGrid.Key key = new ReviewGrid.Key(now.column(), now.document());
    boolean same = of.filter(key::equals).isPresent();
    if (!same) {
      keep();
      of = Optional.of(key);
    }
    if (!same || (!now.note().equals(heard) && !isFocused())) {
      heard = now.note();
      setText(heard);
    }
  }

  /** Keeps what was written. */
  void keep() {
    String typed = getText() == null ? "" : getText().strip();
    if (!typed.equals(heard)) {
      heard = typed;
      of.ifPresent(key -> cell.note(key, typed));
    }
  }
}
