// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.start.DeskProcess;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;

/**
 * Watches a start until shelf and page are on the screen: the frame from which on a person can
 * read. Tells of it on standard output where {@link DeskProcess#FIRST_FRAME} asks for that.
 */
final class FirstFrame {
  private final Scene scene;
  private final Runnable whenShown;
  private final Optional<String> wish;
  private final Runnable look = this::look;
  private boolean windowShown;
  private boolean laidOut;

  private FirstFrame(Scene scene, Runnable whenShown, Optional<String> wish) {
    this.scene = scene;
    this.whenShown = whenShown;
    this.wish = wish;
  }

  /**
   * Begins to watch.
   *
   * @param whenShown is run once, on the FX thread
   */
  static void of(Scene scene, Runnable whenShown) {
    FirstFrame frame =
        new FirstFrame(
            scene, whenShown, Optional.ofNullable(System.getProperty(DeskProcess.FIRST_FRAME)));
    scene.addPostLayoutPulseListener(frame.look);
  }

  /** Between layout and drawing: what is laid out now has been drawn at the next call. */
  private void look() {
    if (laidOut) {
      scene.removePostLayoutPulseListener(look);
      tell(DeskProcess.FRAME_SHOWN);
      whenShown.run();
      if (wish.filter("leave"::equals).isPresent()) {
        Platform.exit();
      }
      return;
    }
    if (!windowShown) {
      windowShown = true;
      tell(DeskProcess.WINDOW_SHOWN);
    }
    laidOut = scene.getRoot().lookup(".shelf-row") != null && isPageShown(scene.getRoot());
    if (laidOut) {
      Platform.requestNextPulse();
    }
  }

  /** Whether a page is drawn, or its text is there. */
  static boolean isPageShown(Parent root) {
    Node paper = root.lookup(".paper-sheet");
    return paper == null ? root.lookup(".text-list .list-cell") != null : isDrawn(paper);
  }

  private static boolean isDrawn(Node node) {
    return switch (node) {
      case ImageView view -> view.getImage() != null;
      case Parent parent -> parent.getChildrenUnmodifiable().stream().anyMatch(FirstFrame::isDrawn);
      default -> false;
    };
  }

  /** For a program that measures, not for people: plain lines. */
  private void tell(String line) {
    if (wish.isPresent()) {
      System.out.println(line);
      System.out.flush();
    }
  }
}
