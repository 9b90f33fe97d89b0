// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** The scroll bars of a pane that knows by itself what is in sight. */
final class PaneBars {
  private static final double LINE = 40;
  private static final double PAGE = 0.9;

  /** Hears that a person has moved one of them. */
  interface Moved {
    void to(double x, double y);
  }

  private final Moved moved;
  private final ScrollBar vertical = bar(Orientation.VERTICAL);
  private final ScrollBar horizontal = bar(Orientation.HORIZONTAL);
  private boolean moving;

  PaneBars(Moved moved) {
    this.moved = moved;
    vertical.valueProperty().subscribe(this::tell);
    horizontal.valueProperty().subscribe(this::tell);
  }

  private static ScrollBar bar(Orientation orientation) {
    ScrollBar bar = new ScrollBar();
    bar.setOrientation(orientation);
    bar.setFocusTraversable(false);
    return bar;
  }

  private void tell() {
    if (!moving) {
      moved.to(horizontal.getValue(), vertical.getValue());
    }
  }

  ScrollBar vertical() {
    return vertical;
  }

  ScrollBar horizontal() {
    return horizontal;
  }

  /** Shows where something is in the whole. */
  void show(Sight sight) {
    moving = true;
    show(horizontal, sight.x(), sight.mostX(), sight.width());
    show(vertical, sight.y(), sight.mostY(), sight.height());
    moving = false;
  }

  private static void show(ScrollBar bar, double value, double most, double seen) {
    bar.setMax(Math.max(1, most));
    bar.setVisibleAmount(most <= 0 ? 1 : seen / (most + seen) * most);
    bar.setBlockIncrement(PAGE * seen);
    bar.setUnitIncrement(LINE);
    bar.setValue(value);
  }
}
