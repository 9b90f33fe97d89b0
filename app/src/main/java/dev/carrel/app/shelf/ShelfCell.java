// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Shows a row, lets it be renamed in its place, and takes what is dragged over it. */
final class ShelfCell extends TreeCell<ShelfRow> {
  private static final PseudoClass COLLECTION = PseudoClass.getPseudoClass("collection");
  private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");
  private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");

  private final ShelfModel model;
  private final ObjectProperty<Optional<ShelfRow>> renaming;
  private final ShelfDrag drag;
  private final RowView row;
  private final CollectionView collection;

  /** Width of all that is beside the row; known once the cell was laid out. */
  private double arrow;

  ShelfCell(
      ShelfModel model,
      BelowRow below,
      ShelfDrag drag,
      ObjectProperty<Optional<ShelfRow>> renaming) {
    this.model = model;
    this.drag = drag;
    this.renaming = renaming;
    row = new RowView(model, below);
    collection = new CollectionView(model);
    collection.offeredProperty().bind(hoverProperty().or(selectedProperty()));
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    renaming.subscribe(now -> showName());
    model.hovering().targetProperty().subscribe(this::showTarget);
    addEventHandler(MouseEvent.DRAG_DETECTED, this::dragDetected);
    addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
    addEventHandler(DragEvent.DRAG_EXITED, event -> mark(Optional.empty()));
    addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  @Override
  protected void updateItem(@Nullable ShelfRow item, boolean empty) {
    super.updateItem(item, empty);
    setUserData(empty ? null : item);
    pseudoClassStateChanged(COLLECTION, !empty && item instanceof ShelfCollection);
    if (empty || item == null) {
      row.clear();
      collection.clear();
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    switch (item) {
      case ShelfItem document -> {
        collection.clear();
        row.show(document);
        setGraphic(row);
        setAccessibleText(row.accessible(document));
      }
      case ShelfCollection one -> {
        row.clear();
        collection.show(one);
        setGraphic(collection);
        setAccessibleText(collection.accessible(one));
      }
    }
    showName();
  }

  /**
   * The skin's own reckons without the arrow's column: words that are broken into more lines beside
   * it would run over the rows above and below.
   */
  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    return getGraphic() instanceof Region shown && width > arrow
        ? insets.getTop() + shown.prefHeight(width - arrow) + insets.getBottom()
        : super.computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getGraphic() instanceof Region shown && shown.getWidth() > 0) {
      double now = getWidth() - shown.getWidth();
      if (now != arrow) {
        arrow = now;
        Platform.runLater(this::requestLayout);
      }
    }
  }

  private boolean isShown(Optional<? extends ShelfRow> some) {
    return some.filter(it -> Objects.equals(it, getItem())).isPresent();
  }

  private void showName() {
    if (!isShown(renaming.get())) {
      row.showName();
      collection.showName();
      return;
    }
    ShelfRow renamed = renaming.get().orElseThrow();
    switch (renamed) {
      case ShelfItem item -> row.rename(field(renamed, item.name()));
      case ShelfCollection one -> collection.rename(field(renamed, one.name()));
    }
  }

  private RenameField field(ShelfRow renamed, String name) {
    return new RenameField(
        name,
        typed -> {
          renaming.set(Optional.empty());
          model.editing().rename(renamed, typed);
          getTreeView().requestFocus();
        });
  }

  private void showTarget(Optional<ShelfCollection> target) {
    pseudoClassStateChanged(INTO, isShown(target));
  }

  private void dragDetected(MouseEvent event) {
    Optional<String> packed =
        isEmpty() || renaming.get().isPresent()
            ? Optional.empty()
            : drag.pack(ChosenRows.rows(getTreeView()));
    packed.ifPresent(
        content -> {
          drag.begin(event);
          ClipboardContent board = new ClipboardContent();
          board.put(ShelfDrag.format(), content);
          Dragboard dragboard = startDragAndDrop(TransferMode.COPY_OR_MOVE);
          dragboard.setContent(board);
          dragboard.setDragView(snapshot(null, null));
          event.consume();
        });
  }

  private Optional<String> packed(DragEvent event) {
    return event.getDragboard().hasContent(ShelfDrag.format())
        ? Optional.of((String) event.getDragboard().getContent(ShelfDrag.format()))
        : Optional.empty();
  }

  private void dragOver(DragEvent event) {
    ShelfRow over = getItem();
    packed(event)
        .filter(content -> over != null && drag.fits(content, over))
        .ifPresent(
            content -> {
              event.acceptTransferModes(drag.mode());
              boolean into = over instanceof ShelfCollection && content.startsWith("documents");
              mark(Optional.of(into ? INTO : isBelow(event) ? BELOW : ABOVE));
              event.consume();
            });
  }

  private boolean isBelow(DragEvent event) {
    return event.getY() > getHeight() / 2;
  }

  private void mark(Optional<PseudoClass> now) {
    for (PseudoClass mark : new PseudoClass[] {ABOVE, BELOW, INTO}) {
      pseudoClassStateChanged(mark, now.filter(mark::equals).isPresent());
    }
  }

  private void dropped(DragEvent event) {
    mark(Optional.empty());
    ShelfRow over = getItem();
    packed(event)
        .filter(content -> over != null)
        .ifPresent(
            content -> {
              boolean copy = event.getTransferMode() == TransferMode.COPY;
              drag.drop(content, Objects.requireNonNull(over), isBelow(event), copy);
              event.setDropCompleted(true);
              event.consume();
            });
  }
}
