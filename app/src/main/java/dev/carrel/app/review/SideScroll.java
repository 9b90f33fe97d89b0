// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** Two tables beside each other that scroll as one. */
final class SideScroll {
  private SideScroll() {}

  /**
   * Joins them; the bar below the one has its counterpart below the other.
   *
   * @param below as high as that bar while it is there
   */
  static void join(TableView<?> table, TableView<?> side, Region below) {
    table.applyCss();
    side.applyCss();
    bar(table, Orientation.VERTICAL)
        .ifPresent(
            down ->
                bar(side, Orientation.VERTICAL)
                    .ifPresent(
                        beside -> beside.valueProperty().bindBidirectional(down.valueProperty())));
    bar(table, Orientation.HORIZONTAL)
        .ifPresent(
            across ->
                below
                    .prefHeightProperty()
                    .bind(
                        across
                            .visibleProperty()
                            .flatMap(
                                visible ->
                                    visible
                                        ? across.heightProperty()
                                        : new ReadOnlyObjectWrapper<Number>(0))));
  }

  private static Optional<ScrollBar> bar(Node of, Orientation orientation) {
    return of.lookupAll(".scroll-bar").stream()
        .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == orientation)
        .map(node -> (ScrollBar) node)
        .findFirst();
  }
}
