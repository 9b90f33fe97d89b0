// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Beside the scroll bar: where in the document the quotes and the hits lie. */
final class PlaceStrip extends Region {
  private static final double TICK = 5;

  /** Pixels from a tick within which a press means it. */
  private static final double NEAR = 12;

  private final Strings strings;
  private final Consumer<Spot> onPressed;
  private final Tooltip tip = new Tooltip();
  private List<Tick> ticks = List.of();

  /** Something to go to, and how far down the document it is, from 0 to 1. */
  private record Tick(double share, Spot spot, String style) {}

  PlaceStrip(Strings strings, Consumer<Spot> onPressed) {
    this.strings = strings;
    this.onPressed = onPressed;
    getStyleClass().add("place-strip");
    setId("place-strip");
    setAccessibleRole(AccessibleRole.TEXT);
    setVisible(false);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    Tooltip.install(this, tip);
  }

  /** Shows what is marked in a document. */
  void show(Document document, PageModel model, Column column) {
    List<Tick> found = new ArrayList<>();
    List<TextSpan> marks = model.targetProperty().get().marks();
    add(found, document, column, model.quotes(), "tick-quote");
    add(found, document, column, model.find().foundProperty().get().spans(), "tick-hit");
    add(found, document, column, marks, "tick-now");
    model
        .find()
        .foundProperty()
        .get()
        .currentSpan()
        .ifPresent(hit -> add(found, document, column, List.of(hit), "tick-now"));
    ticks = found;
    setVisible(!ticks.isEmpty());
    String words = strings.get("strip.places", ticks.size());
    setAccessibleText(words);
    tip.setText(words);
    requestLayout();
  }

  private static void add(
      List<Tick> ticks, Document document, Column column, List<TextSpan> spans, String style) {
    for (TextSpan span : spans) {
      boolean here =
          span.document().equals(document.id())
              && span.page() <= document.pages().size()
              && span.end() <= document.page(span.page()).text().length()
              && span.start() < span.end();
      if (here) {
        ticks.add(tick(document.page(span.page()), span, column, style));
      }
    }
  }

  private static Tick tick(Page page, TextSpan span, Column column, String style) {
    double share = share(page, span, column);
    double y = column.top(page.number()) + share * column.height(page.number());
    return new Tick(y / column.totalHeight(), new Spot(page.number(), share), style);
  }

  /** How far down its page a place is, as the page lies now: 0 to 1. */
  static double share(Page page, TextSpan span, Column column) {
    int at = span.start();
    while (at < span.end() - 1 && !page.layout().isPlaced(at)) {
      at++;
    }
    PageTurn turn = Column.turn(page, column.degrees());
    return turn.shown(page.layout().box(at)).y() / turn.shownHeight();
  }

  private void clicked(MouseEvent event) {
    Optional<Tick> nearest =
        ticks.stream()
            .min(Comparator.comparingDouble(tick -> Math.abs(y(tick) - event.getY())))
            .filter(tick -> Math.abs(y(tick) - event.getY()) < NEAR);
    nearest.ifPresent(tick -> onPressed.accept(tick.spot()));
    event.consume();
  }

  private double y(Tick tick) {
    return tick.share() * getHeight();
  }

  @Override
  protected void layoutChildren() {
    // One tick a row: ten thousand hits are no ten thousand nodes.
    TreeMap<Integer, Node> rows = new TreeMap<>();
    for (Tick tick : ticks) {
      Rectangle rectangle = new Rectangle(snappedLeftInset(), Math.rint(y(tick)), 0, TICK);
      rectangle.setWidth(getWidth() - snappedLeftInset() - snappedRightInset());
      rectangle.getStyleClass().add(tick.style());
      int row = (int) (y(tick) / TICK);
      rows.put(row * 4 + order(tick.style()), rectangle);
    }
    getChildren().setAll(rows.values().stream().sorted(Comparator.comparing(this::isNow)).toList());
  }

  private static int order(String style) {
    return switch (style) {
      case "tick-hit" -> 0;
      case "tick-quote" -> 1;
      default -> 2;
    };
  }

  private boolean isNow(Node node) {
    return node.getStyleClass().contains("tick-now");
  }
}
