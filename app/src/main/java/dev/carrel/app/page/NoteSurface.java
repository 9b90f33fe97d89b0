// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Selecting;
import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.Surface;
import dev.carrel.app.selection.Texts;
import dev.carrel.app.selection.WordBounds;
import dev.carrel.engine.document.Document;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The sheets of a note, whose text is selected as it was written. */
final class NoteSurface implements Surface {
  private final TextPane pane;
  private final ListView<?> list;
  private final PageModel model;
  private final Document document;
  private final SelectionMenu menu;
  private final Selecting selecting;

  NoteSurface(TextPane pane, ListView<?> list, PageModel model, Document document) {
    this.pane = pane;
    this.list = list;
    this.model = model;
    this.document = document;
    menu = new SelectionMenu(model, () -> document);
    selecting = new Selecting(model.selectionProperty(), this);
  }

  /** Before the list itself, which would select rows. */
  void listen() {
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, selecting::drag);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> selecting.release());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
  }

  private static Optional<TextSheet> sheet(Object target) {
    return Stream.iterate(
            target instanceof Node node ? node : null, Objects::nonNull, Node::getParent)
        .filter(TextSheet.class::isInstance)
        .map(TextSheet.class::cast)
        .findFirst();
  }

  /** What is no sheet, such as a scroll bar, is left alone. */
  private void press(MouseEvent event) {
    menu.hide();
    if (sheet(event.getTarget()).isPresent()) {
      selecting.press(event);
    }
  }

  private void key(KeyEvent event) {
    if (selecting.key(event)) {
      event.consume();
    }
  }

  private void menuRequested(ContextMenuEvent event) {
    int page =
        sheet(event.getTarget()).map(TextSheet::number).orElseGet(() -> model.pageProperty().get());
    menu.show(list, page, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  @Override
  public Texts texts() {
    return new PageTexts(document);
  }

  @Override
  public Optional<Selection.At> at(Point2D scene) {
    return pane.sheets()
        .min(Comparator.comparingDouble(sheet -> distance(sheet, scene)))
        .map(sheet -> sheet.at(scene));
  }

  private static double distance(TextSheet sheet, Point2D scene) {
    Bounds bounds = sheet.localToScene(sheet.getLayoutBounds());
    return Math.max(0, Math.max(bounds.getMinY() - scene.getY(), scene.getY() - bounds.getMaxY()));
  }

  /** A word, a line of the source. */
  @Override
  public Selection around(Selection.At at, int clicks) {
    String text = document.page(at.part()).text();
    if (clicks == 2) {
      return Selection.of(at.part(), WordBounds.around(text, at.offset()));
    }
    int start = text.lastIndexOf('\n', Math.max(0, at.offset() - 1)) + 1;
    int end = text.indexOf('\n', at.offset());
    return Selection.of(at.part(), Math.min(start, at.offset()), end < 0 ? text.length() : end);
  }

  @Override
  public Selection.At start() {
    return new Selection.At(model.pageProperty().get(), 0);
  }

  /** The page that is read. */
  @Override
  public Selection all() {
    int page = model.pageProperty().get();
    return Selection.of(page, 0, document.page(page).text().length());
  }

  @Override
  public boolean copy() {
    return menu.copy();
  }

  @Override
  public void focus() {
    list.requestFocus();
  }

  @Override
  public double beyond(Point2D scene) {
    Bounds seen = list.localToScene(list.getLayoutBounds());
    return scene.getY() < seen.getMinY()
        ? scene.getY() - seen.getMinY()
        : Math.max(0, scene.getY() - seen.getMaxY());
  }

  @Override
  public void scroll(double pixels) {
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollPixels(pixels / 4);
    }
  }
}
