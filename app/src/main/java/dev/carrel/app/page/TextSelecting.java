package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import java.text.BreakIterator;
import java.util.Locale;
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
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Selects text of a note: with the pointer, and with the keyboard from where the selection ends.
 */
final class TextSelecting {
  private final ListView<?> list;
  private final PageModel model;
  private final Document document;
  private final SelectionMenu menu;

  /** Where a drag began; empty while there is none. */
  private Optional<Selection> seed = Optional.empty();

  TextSelecting(ListView<?> list, PageModel model, Document document) {
    this.list = list;
    this.model = model;
    this.document = document;
    menu = new SelectionMenu(model, document);
  }

  /** Before the list itself, which would select rows. */
  void listen() {
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> seed = Optional.empty());
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

  private void press(MouseEvent event) {
    menu.hide();
    Optional<TextSheet> sheet = sheet(event.getTarget());
    if (event.getButton() != MouseButton.PRIMARY || sheet.isEmpty()) {
      return;
    }
    list.requestFocus();
    Selection.At at = sheet.get().at(point(event));
    Optional<Selection> now = model.selectionProperty().get();
    seed =
        Optional.of(
            event.isShiftDown() && now.isPresent()
                ? now.get().to(at)
                : around(at, event.getClickCount()));
    model.selectionProperty().set(seed);
    event.consume();
  }

  private static Point2D point(MouseEvent event) {
    return new Point2D(event.getSceneX(), event.getSceneY());
  }

  /** What the clicks name: a place, a word, a line of the source. */
  private Selection around(Selection.At at, int clicks) {
    String text = document.page(at.page()).text();
    if (clicks < 2 || text.isEmpty()) {
      return new Selection(at, at);
    }
    if (clicks > 2) {
      int start = text.lastIndexOf('\n', Math.max(0, at.offset() - 1)) + 1;
      int end = text.indexOf('\n', at.offset());
      return Selection.of(at.page(), Math.min(start, at.offset()), end < 0 ? text.length() : end);
    }
    BreakIterator words = BreakIterator.getWordInstance(Locale.getDefault());
    words.setText(text);
    int inside = Math.min(at.offset(), text.length() - 1);
    int end = words.following(inside);
    return Selection.of(at.page(), words.previous(), end);
  }

  private void drag(MouseEvent event) {
    if (seed.isEmpty()) {
      return;
    }
    scrollBeyondEdges(event);
    Node under = event.getPickResult().getIntersectedNode();
    Selection from = seed.get();
    sheet(under)
        .map(sheet -> sheet.at(point(event)))
        .ifPresent(
            to ->
                model
                    .selectionProperty()
                    .set(
                        Optional.of(
                            to.compareTo(from.first()) < 0
                                ? new Selection(from.last(), to)
                                : new Selection(
                                    from.first(),
                                    to.compareTo(from.last()) < 0 ? from.last() : to))));
    event.consume();
  }

  private void scrollBeyondEdges(MouseEvent event) {
    Bounds pane = list.localToScene(list.getLayoutBounds());
    double beyond =
        event.getSceneY() < pane.getMinY()
            ? event.getSceneY() - pane.getMinY()
            : Math.max(0, event.getSceneY() - pane.getMaxY());
    if (beyond != 0 && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollPixels(beyond / 2);
    }
  }

  private void key(KeyEvent event) {
    boolean meant =
        switch (event.getCode()) {
          case C, INSERT -> event.isShortcutDown() && menu.copy();
          case A -> event.isShortcutDown() && selectPage();
          case LEFT -> event.isShiftDown() && !event.isAltDown() && extend(-1);
          case RIGHT -> event.isShiftDown() && !event.isAltDown() && extend(1);
          case ESCAPE -> clear();
          default -> false;
        };
    if (meant) {
      event.consume();
    }
  }

  private boolean selectPage() {
    int page = model.pageProperty().get();
    int length = document.page(page).text().length();
    model.selectionProperty().set(Optional.of(Selection.of(page, 0, length)));
    return true;
  }

  private boolean extend(int by) {
    Selection now =
        model
            .selectionProperty()
            .get()
            .orElseGet(() -> Selection.of(model.pageProperty().get(), 0, 0));
    Selection.At focus = now.focus();
    int length = document.page(focus.page()).text().length();
    int offset = Math.clamp(focus.offset() + by, 0, length);
    model.selectionProperty().set(Optional.of(now.to(new Selection.At(focus.page(), offset))));
    return true;
  }

  private boolean clear() {
    boolean some = model.selectionProperty().get().filter(now -> !now.isEmpty()).isPresent();
    model.selectionProperty().set(Optional.empty());
    return some;
  }

  private void menuRequested(ContextMenuEvent event) {
    int page =
        sheet(event.getTarget()).map(TextSheet::number).orElseGet(() -> model.pageProperty().get());
    menu.show(list, page, event.getScreenX(), event.getScreenY());
    event.consume();
  }
}
