// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.util.Optional;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where the window stood, and whether it can stand there again. */
final class WindowPlace {
  private WindowPlace() {}

  static void restore(Stage window, DeskState state) {
    DeskState.Bounds bounds = state.bounds();
    if (bounds != null && isOnScreen(bounds)) {
      window.setX(bounds.x());
      window.setY(bounds.y());
      window.setWidth(bounds.width());
      window.setHeight(bounds.height());
    }
    window.setMaximized(state.maximized());
  }

  /** A screen that was there the last time may be gone. */
  private static boolean isOnScreen(DeskState.Bounds bounds) {
    return !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), 40).isEmpty();
  }

  /** The bounds to remember: of a maximized window those that it had before. */
  static DeskState.@Nullable Bounds of(Optional<Stage> stage, DeskState before) {
    return stage
        .filter(window -> !window.isMaximized())
        .map(
            window ->
                new DeskState.Bounds(
                    window.getX(), window.getY(), window.getWidth(), window.getHeight()))
        .orElse(before.bounds());
  }
}
