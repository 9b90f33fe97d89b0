// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.comparison.ComparisonModel;
import dev.carrel.app.comparison.ComparisonState;
import dev.carrel.app.comparison.ComparisonView;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** The page, and above it what two documents differ in while they are compared. */
final class ComparedPage extends StackPane implements AutoCloseable {
  private static final double SHARE = 0.45;

  /** In a low window or with large letters. */
  private static final double MOST_SHARE = 0.66;

  /** Of the head, the summary and a change or two, in heights of letters. */
  private static final double LIST = 14;

  private final Node page;
  private final ComparisonView comparison;
  private final Subscription subscription;
  private Optional<SplitPane> fresh = Optional.empty();

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
    fresh = Optional.of(split);
    getChildren().add(split);
    comparison.focusList();
  }

  /** The list has its part once it is known how large letters are. */
  @Override
  protected void layoutChildren() {
    if (getHeight() > 0) {
      fresh.ifPresent(
          split ->
              split.setDividerPositions(
                  Math.clamp(LIST * comparison.em() / getHeight(), SHARE, MOST_SHARE)));
      fresh = Optional.empty();
    }
    super.layoutChildren();
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
