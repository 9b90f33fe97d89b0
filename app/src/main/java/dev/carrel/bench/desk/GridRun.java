// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Waits until the grid of a review is filled, and scrolls and draws it again to be measured, beside
 * a window that only changes its colour.
 */
final class GridRun {
  /** Pixels a frame. */
  private static final double STEP = 40;

  /** Frames in which the grid stays as it is before it is measured. */
  private static final int CALM = 30;

  private final Stage stage;
  private final Scene scene;
  private final int seconds;
  private final Queue<Way> ways;
  private double direction = 1;
  private int changes;

  private record Way(String name, Runnable change) {}

  private GridRun(Stage stage, int seconds, TableView<?> grid) {
    this.stage = stage;
    this.scene = stage.getScene();
    this.seconds = seconds;
    this.ways =
        new ArrayDeque<>(
            List.of(
                new Way("down", () -> scroll(grid, Orientation.VERTICAL)),
                new Way("across", () -> scroll(grid, Orientation.HORIZONTAL)),
                new Way("anew", grid::refresh)));
  }

  /** Waits for the grid of a window, measures, and ends the desk. */
  static void start(Stage stage, int rows, int seconds) {
    new AnimationTimer() {
      private int calm;

      @Override
      public void handle(long now) {
        Optional<TableView<?>> grid = grid(stage);
        calm = grid.filter(found -> found.getItems().size() == rows).isPresent() ? calm + 1 : 0;
        if (calm > CALM) {
          stop();
          new GridRun(stage, seconds, grid.orElseThrow()).blank();
        }
      }
    }.start();
  }

  private static Optional<TableView<?>> grid(Stage stage) {
    return stage.getScene().lookup("#review-grid") instanceof TableView<?> grid
        ? Optional.of(grid)
        : Optional.empty();
  }

  private void blank() {
    StackPane root = new StackPane();
    Scene empty = new Scene(root, scene.getWidth(), scene.getHeight());
    stage.setScene(empty);
    Runnable change =
        () -> root.setStyle("-fx-background-color: " + (changes++ % 2 == 0 ? "#eee" : "#ddd"));
    new Frames("blank", empty, seconds, change, this::next).start();
  }

  private void next(FrameCount before) {
    System.out.println(before.line());
    System.out.flush();
    stage.setScene(scene);
    Optional.ofNullable(ways.poll())
        .ifPresentOrElse(
            way -> new Frames(way.name(), scene, seconds, way.change(), this::next).start(),
            Platform::exit);
  }

  /** As a wheel does, and back from either end. */
  private void scroll(TableView<?> grid, Orientation along) {
    for (Node node : grid.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == along) {
        double at = bar.getValue();
        direction = at <= bar.getMin() ? 1 : at >= bar.getMax() ? -1 : direction;
      }
    }
    double by = -direction * STEP;
    boolean down = along == Orientation.VERTICAL;
    Optional.ofNullable(grid.lookup(".virtual-flow"))
        .ifPresent(flow -> Wheel.turn(flow, down ? 0 : by, down ? by : 0));
  }
}
