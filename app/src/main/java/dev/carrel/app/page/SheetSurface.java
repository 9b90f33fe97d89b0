// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Selecting;
import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.Surface;
import dev.carrel.app.selection.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The sheets of a PDF, whose text is selected as it lies on the paper. */
final class SheetSurface implements Surface {
  private static final int TEXTS_KEPT = 16;

  private final PdfPane pane;
  private final PageModel model;
  private final SelectionMenu menu;
  private final Selecting selecting;
  private final Map<Integer, PageText> texts = new LinkedHashMap<>(16, 0.75f, true);

  SheetSurface(PdfPane pane, PageModel model) {
    this.pane = pane;
    this.model = model;
    menu = new SelectionMenu(model, pane::document);
    selecting = new Selecting(model.selectionProperty(), this);
  }

  /** The document has other text now. */
  void forget() {
    texts.clear();
  }

  void listen() {
    pane.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          menu.hide();
          selecting.press(event);
        });
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, selecting::drag);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> selecting.release());
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    pane.setOnContextMenuRequested(
        event -> {
          int page =
              event.isKeyboardTrigger()
                  ? model.pageProperty().get()
                  : pane.sheetAt(event.getX(), event.getY()).map(Sheet::number).orElse(1);
          menu.show(pane, page, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  /** Whether a key meant the selection. */
  boolean key(KeyEvent event) {
    return selecting.key(event);
  }

  private PageText text(int page) {
    PageText text =
        texts.computeIfAbsent(page, number -> new PageText(pane.document().page(number)));
    if (texts.size() > TEXTS_KEPT) {
      texts.remove(texts.keySet().iterator().next());
    }
    return text;
  }

  @Override
  public Texts texts() {
    return new PageTexts(pane.document());
  }

  @Override
  public Optional<Selection.At> at(Point2D scene) {
    Point2D local = pane.sceneToLocal(scene);
    return pane.sheetAt(local.getX(), local.getY())
        .filter(sheet -> !text(sheet.number()).isEmpty())
        .map(sheet -> new Selection.At(sheet.number(), offset(sheet, scene)));
  }

  private int offset(Sheet sheet, Point2D scene) {
    Point2D point = pagePoint(sheet, scene);
    return text(sheet.number()).offsetAt(point.getX(), point.getY());
  }

  private static Point2D pagePoint(Sheet sheet, Point2D scene) {
    Point2D local = sheet.sceneToLocal(scene);
    return sheet.pagePoint(local.getX(), local.getY());
  }

  private void hover(MouseEvent event) {
    boolean over =
        pane.sheetAt(event.getX(), event.getY())
            .filter(
                sheet -> {
                  Point2D point =
                      pagePoint(sheet, new Point2D(event.getSceneX(), event.getSceneY()));
                  return text(sheet.number()).isOver(point.getX(), point.getY());
                })
            .isPresent();
    pane.setCursor(over ? Cursor.TEXT : Cursor.DEFAULT);
  }

  /** A word, a line, a paragraph. */
  @Override
  public Selection around(Selection.At at, int clicks) {
    PageText text = text(at.part());
    return Selection.of(
        at.part(),
        switch (clicks) {
          case 2 -> text.word(at.offset());
          case 3 -> text.line(at.offset());
          default -> text.block(at.offset());
        });
  }

  /** The first line in sight. */
  @Override
  public Selection.At start() {
    int page = pane.firstInSight();
    PageText text = text(page);
    return new Selection.At(page, text.isEmpty() ? 0 : text.firstBelow(pane.topInSight(page)));
  }

  /** The page that is read. */
  @Override
  public Selection all() {
    int page = model.pageProperty().get();
    return Selection.of(page, 0, pane.document().page(page).text().length());
  }

  @Override
  public boolean copy() {
    return menu.copy();
  }

  @Override
  public void focus() {
    pane.requestFocus();
  }

  @Override
  public Optional<Selection.At> lead(Selection.At from, KeyCode key, boolean far) {
    LineSteps steps = new LineSteps(pane.document(), this::text);
    return Optional.of(
        switch (key) {
          case UP -> steps.line(from, -1);
          case DOWN -> steps.line(from, 1);
          case HOME -> far ? new Selection.At(from.part(), 0) : steps.lineStart(from);
          default -> far ? steps.pageEnd(from.part()) : steps.lineEnd(from);
        });
  }

  @Override
  public double beyond(Point2D scene) {
    double y = pane.sceneToLocal(scene).getY();
    return y < 0 ? y : Math.max(0, y - pane.viewportHeight());
  }

  @Override
  public void scroll(double pixels) {
    pane.scrollBy(0, pixels / 4);
  }
}
