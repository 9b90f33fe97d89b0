package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Selects text of a PDF: with the pointer, and with the keyboard from where the selection ends. */
final class Selecting {
  private static final int TEXTS_KEPT = 16;

  private final PdfPane pane;
  private final PageModel model;
  private final Document document;
  private final SelectionMenu menu;
  private final Map<Integer, PageText> texts = new LinkedHashMap<>(16, 0.75f, true);

  /** What was selected by the press that a drag began with: a place, a word, a line. */
  private Optional<Selection> seed = Optional.empty();

  private int unit = 1;
  private double dragX;
  private double dragY;

  /** Scrolls on while the pointer is held beyond an edge. */
  private final AnimationTimer scroller =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          double beyond = dragY < 0 ? dragY : Math.max(0, dragY - pane.viewportHeight());
          pane.scrollBy(0, beyond / 4);
          extend();
        }
      };

  Selecting(PdfPane pane, PageModel model, Document document) {
    this.pane = pane;
    this.model = model;
    this.document = document;
    menu = new SelectionMenu(model, document);
  }

  void listen() {
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
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

  private PageText text(int page) {
    PageText text = texts.computeIfAbsent(page, number -> new PageText(document.page(number)));
    if (texts.size() > TEXTS_KEPT) {
      texts.remove(texts.keySet().iterator().next());
    }
    return text;
  }

  private Optional<Selection.At> at(double x, double y) {
    return pane.sheetAt(x, y)
        .filter(sheet -> !text(sheet.number()).isEmpty())
        .map(sheet -> new Selection.At(sheet.number(), offset(sheet, x, y)));
  }

  private int offset(Sheet sheet, double x, double y) {
    Point2D point = pagePoint(sheet, x, y);
    return text(sheet.number()).offsetAt(point.getX(), point.getY());
  }

  private Point2D pagePoint(Sheet sheet, double x, double y) {
    Point2D local = sheet.sceneToLocal(pane.localToScene(x, y));
    return sheet.pagePoint(local.getX(), local.getY());
  }

  private void hover(MouseEvent event) {
    boolean over =
        pane.sheetAt(event.getX(), event.getY())
            .filter(
                sheet -> {
                  Point2D point = pagePoint(sheet, event.getX(), event.getY());
                  return text(sheet.number()).isOver(point.getX(), point.getY());
                })
            .isPresent();
    pane.setCursor(over ? Cursor.TEXT : Cursor.DEFAULT);
  }

  private void press(MouseEvent event) {
    menu.hide();
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    pane.requestFocus();
    Optional<Selection.At> at = at(event.getX(), event.getY());
    if (at.isEmpty()) {
      model.selectionProperty().set(Optional.empty());
      return;
    }
    Optional<Selection> now = model.selectionProperty().get();
    if (event.isShiftDown() && now.isPresent()) {
      unit = 1;
      seed = now.map(selection -> new Selection(selection.anchor(), selection.anchor()));
      select(now.get().to(at.get()));
    } else {
      unit = event.getClickCount();
      seed = Optional.of(around(at.get()));
      model.selectionProperty().set(seed);
    }
    event.consume();
  }

  /** The unit that the clicks name: a place, a word, a line, a paragraph. */
  private Selection around(Selection.At at) {
    PageText text = text(at.page());
    return switch (unit) {
      case 0, 1 -> new Selection(at, at);
      case 2 -> of(at.page(), text.word(at.offset()));
      case 3 -> of(at.page(), text.line(at.offset()));
      default -> of(at.page(), text.block(at.offset()));
    };
  }

  private static Selection of(int page, Selection.Range range) {
    return Selection.of(page, range.start(), range.end());
  }

  private void drag(MouseEvent event) {
    if (seed.isEmpty()) {
      return;
    }
    dragX = event.getX();
    dragY = event.getY();
    if (dragY < 0 || dragY > pane.viewportHeight()) {
      scroller.start();
    } else {
      scroller.stop();
    }
    extend();
    event.consume();
  }

  private void extend() {
    if (seed.isEmpty()) {
      return;
    }
    Selection from = seed.get();
    at(dragX, dragY)
        .map(this::around)
        .ifPresent(
            to ->
                select(
                    to.first().compareTo(from.first()) < 0
                        ? new Selection(from.last(), to.first())
                        : new Selection(
                            from.first(),
                            to.last().compareTo(from.last()) < 0 ? from.last() : to.last())));
  }

  private void release() {
    scroller.stop();
    seed = Optional.empty();
    if (model.selectionProperty().get().filter(Selection::isEmpty).isPresent() && unit > 1) {
      model.selectionProperty().set(Optional.empty());
    }
  }

  private void select(Selection selection) {
    model.selectionProperty().set(Optional.of(selection));
  }

  /** Whether a key meant the selection. */
  boolean key(KeyEvent event) {
    if (event.isShortcutDown()) {
      return switch (event.getCode()) {
        case C, INSERT -> menu.copy();
        case A -> selectPage(model.pageProperty().get());
        case LEFT, RIGHT, UP, DOWN, HOME, END -> event.isShiftDown() && extend(event);
        default -> false;
      };
    }
    return switch (event.getCode()) {
      case ESCAPE -> clear();
      case LEFT, RIGHT, UP, DOWN, HOME, END -> event.isShiftDown() && extend(event);
      default -> false;
    };
  }

  boolean selectPage(int page) {
    select(Selection.of(page, 0, document.page(page).text().length()));
    return true;
  }

  private boolean clear() {
    boolean some = model.selectionProperty().get().filter(now -> !now.isEmpty()).isPresent();
    model.selectionProperty().set(Optional.empty());
    return some;
  }

  private boolean extend(KeyEvent event) {
    Selection now = model.selectionProperty().get().orElseGet(this::inSight);
    Selection.At focus = now.focus();
    SelectionSteps steps = new SelectionSteps(document, this::text);
    boolean word = event.isShortcutDown();
    Selection.At next =
        switch (event.getCode()) {
          case LEFT -> steps.sideways(focus, true, word);
          case RIGHT -> steps.sideways(focus, false, word);
          case UP -> steps.line(focus, -1);
          case DOWN -> steps.line(focus, 1);
          case HOME -> word ? new Selection.At(focus.page(), 0) : steps.lineStart(focus);
          default -> word ? steps.pageEnd(focus.page()) : steps.lineEnd(focus);
        };
    select(now.to(next));
    return true;
  }

  /** Without a selection, one begins with the first line in sight. */
  private Selection inSight() {
    int page = pane.firstInSight();
    PageText text = text(page);
    int offset = text.isEmpty() ? 0 : text.firstBelow(pane.topInSight(page));
    return Selection.of(page, offset, offset);
  }
}
