// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Wheel, pinch and the keys that move the pages. */
final class PdfPointer {
  /** Of the wheel: pixels that make a step of zoom. */
  private static final double PIXELS_PER_STEP = 40;

  private static final double STEP = 1.12;
  private static final double LINE = 48;

  /** What stays in sight when a pane is turned over. */
  private static final double KEPT = 48;

  private final PdfPane pane;
  private final PageModel model;
  private final SheetSurface surface;

  PdfPointer(PdfPane pane, PageModel model, SheetSurface surface) {
    this.pane = pane;
    this.model = model;
    this.surface = surface;
  }

  void listen() {
    pane.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    pane.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    surface.listen();
  }

  private void scroll(ScrollEvent event) {
    if (event.isShortcutDown()) {
      if (event.getDeltaY() != 0) {
        double steps = Math.clamp(event.getDeltaY() / PIXELS_PER_STEP, -4.0, 4.0);
        pane.zoomAt(Math.pow(STEP, steps), event.getX(), event.getY());
      }
    } else {
      pane.scrollBy(-event.getDeltaX(), -event.getDeltaY());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    double factor = event.getZoomFactor();
    if (factor > 0 && Double.isFinite(factor)) {
      pane.zoomAt(factor, event.getX(), event.getY());
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (surface.key(event) || (!hasModifier(event) && move(event.getCode(), event))) {
      event.consume();
    }
  }

  private static boolean hasModifier(KeyEvent event) {
    return event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
  }

  private boolean move(KeyCode code, KeyEvent event) {
    double sheet = pane.viewportHeight() - KEPT;
    switch (code) {
      case UP, KP_UP -> pane.scrollBy(0, -LINE);
      case DOWN, KP_DOWN -> pane.scrollBy(0, LINE);
      case LEFT, KP_LEFT -> pane.scrollBy(-LINE, 0);
      case RIGHT, KP_RIGHT -> pane.scrollBy(LINE, 0);
      case PAGE_UP -> pane.scrollBy(0, -sheet);
      case PAGE_DOWN -> pane.scrollBy(0, sheet);
      case SPACE -> pane.scrollBy(0, event.isShiftDown() ? -sheet : sheet);
      case HOME -> model.jumpTo(Spot.topOf(1));
      case END -> model.jumpTo(Spot.topOf(pane.document().pages().size()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
