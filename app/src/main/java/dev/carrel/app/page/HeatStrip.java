// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.evidence.PassageWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Beside the pages: how much the model looked at each of a whole document, as bars whose length is
 * the weight, so that nobody has to tell colours apart.
 */
final class HeatStrip extends Region {
  private static final double LEAST_HEIGHT = 3;
  private static final int MOST_NAMED = 3;

  /** Pixels from a bar within which a press means it. */
  private static final double NEAR = 12;

  private final Strings strings;
  private final Looked looked;
  private final Consumer<Spot> onChosen;
  private final Tooltip tip = new Tooltip();
  private List<Bar> bars = List.of();

  /** The bar that the keyboard is at; none before the first key. */
  private int at = -1;

  /**
   * A page that the model looked at.
   *
   * @param from its upper edge as a share of the document
   * @param to its lower edge
   * @param spot where on it the model looked most
   */
  private record Bar(double from, double to, double weight, Spot spot) {}

  HeatStrip(Strings strings, Looked looked, Consumer<Spot> onChosen) {
    this.strings = strings;
    this.looked = looked;
    this.onChosen = onChosen;
    getStyleClass().add("heat-strip");
    setId("heat-strip");
    setAccessibleRole(AccessibleRole.TEXT);
    setFocusTraversable(true);
    visibleProperty().bind(looked.shownProperty());
    managedProperty().bind(visibleProperty());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    Tooltip.install(this, tip);
  }

  /** Shows what is known of a document. */
  void show(Document document, Column column) {
    List<Bar> found = new ArrayList<>();
    for (Page page : document.pages()) {
      looked.on(document.id(), page.number()).stream()
          .max(Comparator.comparingDouble(PassageWeight::weight))
          .ifPresent(most -> found.add(bar(page, most, column)));
    }
    bars = found;
    String words = words();
    setAccessibleText(words);
    tip.setText(words);
    requestLayout();
  }

  private static Bar bar(Page page, PassageWeight most, Column column) {
    double top = column.top(page.number());
    double all = column.totalHeight();
    double share = PlaceStrip.share(page, most.place(), column);
    return new Bar(
        top / all,
        (top + column.height(page.number())) / all,
        most.weight(),
        new Spot(page.number(), share));
  }

  private String words() {
    if (bars.isEmpty()) {
      return strings.get("looked.nowhere");
    }
    String pages =
        bars.stream()
            .sorted(Comparator.comparingDouble(Bar::weight).reversed())
            .limit(MOST_NAMED)
            .map(bar -> Integer.toString(bar.spot().page()))
            .collect(Collectors.joining(", "));
    return strings.get("looked.pages", pages);
  }

  private void clicked(MouseEvent event) {
    requestFocus();
    bars.stream()
        .min(Comparator.comparingDouble(bar -> distance(bar, event.getY())))
        .filter(bar -> distance(bar, event.getY()) < NEAR)
        .ifPresent(bar -> onChosen.accept(bar.spot()));
    event.consume();
  }

  private double distance(Bar bar, double y) {
    double from = bar.from() * getHeight();
    double to = bar.to() * getHeight();
    return Math.max(0, Math.max(from - y, y - to));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      next(event.getCode() == KeyCode.DOWN ? 1 : -1).ifPresent(bar -> onChosen.accept(bar.spot()));
      event.consume();
    }
  }

  private Optional<Bar> next(int by) {
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    at = Math.clamp(at + by, 0, bars.size() - 1);
    return Optional.of(bars.get(at));
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double width = getWidth() - left - snappedRightInset();
    // One bar a row: a thousand pages are no thousand nodes.
    TreeMap<Integer, Rectangle> rows = new TreeMap<>();
    for (Bar bar : bars) {
      double y = Math.rint(bar.from() * getHeight());
      double height = Math.max(LEAST_HEIGHT, Math.rint((bar.to() - bar.from()) * getHeight()) - 1);
      double length = Math.max(3, Math.rint(bar.weight() * width));
      int row = (int) (y / LEAST_HEIGHT);
      Rectangle known = rows.get(row);
      if (known == null || known.getWidth() < length) {
        Rectangle rectangle = new Rectangle(left, y, length, height);
        rectangle.getStyleClass().add("heat-bar");
        rows.put(row, rectangle);
      }
    }
    getChildren().setAll(rows.values());
  }
}
