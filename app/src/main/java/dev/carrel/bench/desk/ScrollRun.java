// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Scrolls through the page on show to be measured, beside a window that only changes its colour.
 */
final class ScrollRun {
  private static final String PANE = "#pdf-pane";

  /** Pixels a frame: with 60 of them a second, half a page a second. */
  private static final double STEADY = 12;

  /** Pixels a frame: pages are left before they can be drawn. */
  private static final double FAST = 2500;

  private final Stage stage;
  private final Scene scene;
  private final int seconds;
  private double direction = 1;
  private int changes;

  private ScrollRun(Stage stage, int seconds) {
    this.stage = stage;
    this.scene = stage.getScene();
    this.seconds = seconds;
  }

  /** Scrolls in a window that shows a page, and ends the desk. */
  static void start(Stage stage, int seconds) {
    if (stage.getScene().lookup(PANE) == null) {
      System.out.println("The document has no sheets to scroll through.");
      Platform.exit();
    } else {
      new ScrollRun(stage, seconds).blank();
    }
  }

  private void blank() {
    StackPane root = new StackPane();
    Scene empty = new Scene(root, scene.getWidth(), scene.getHeight());
    stage.setScene(empty);
    Runnable change =
        () -> root.setStyle("-fx-background-color: " + (changes++ % 2 == 0 ? "#eee" : "#ddd"));
    new Frames("blank", empty, seconds, change, this::steady).start();
  }

  private void steady(FrameCount blank) {
    tell(blank);
    stage.setScene(scene);
    new Frames("steady", scene, seconds, () -> scroll(STEADY), this::fast).start();
  }

  private void fast(FrameCount steady) {
    tell(steady);
    new Frames("fast", scene, seconds, () -> scroll(FAST), this::end).start();
  }

  private void end(FrameCount fast) {
    tell(fast);
    Platform.exit();
  }

  /** As a wheel does, and back from either end. */
  private void scroll(double by) {
    Node pane = Objects.requireNonNull(scene.lookup(PANE), PANE);
    for (Node node : pane.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        double at = bar.getValue();
        direction = at <= 0 ? 1 : at >= bar.getMax() ? -1 : direction;
      }
    }
    Wheel.turn(pane, 0, -direction * by);
  }

  private static void tell(FrameCount count) {
    System.out.println(count.line());
    System.out.flush();
  }
}
