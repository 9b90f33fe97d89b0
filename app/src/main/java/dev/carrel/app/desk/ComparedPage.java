// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.comparison.ComparisonModel;
import dev.carrel.app.comparison.ComparisonState;
import dev.carrel.app.comparison.ComparisonView;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** The page, and above it what two documents differ in while they are compared. */
final class ComparedPage extends StackPane implements AutoCloseable {
  private static final double SHARE = 0.45;

  private final Node page;
  private final ComparisonView comparison;
  private final Subscription subscription;

  ComparedPage(Node page, ComparisonView comparison, ComparisonModel model) {
    this.page = page;
    this.comparison = comparison;
    setMinWidth(0);
    subscription = model.stateProperty().map(ComparedPage::isShown).subscribe(this::lay);
  }

  private static boolean isShown(ComparisonState state) {
    return !(state instanceof ComparisonState.None);
  }

  private void lay(boolean shown) {
    getChildren().clear();
    if (!shown) {
      getChildren().add(page);
      return;
    }
    SplitPane split = new SplitPane(comparison, page);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(SHARE);
    getChildren().add(split);
    comparison.focusList();
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
