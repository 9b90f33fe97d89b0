// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Keeps a pane at its end while what it shows grows; where a person has scrolled away from the end,
 * keeps what they look at where it is.
 */
final class Following {
  private static final double NEAR = 24;

  private final ScrollPane pane;

  /** By how much the content is about to grow above what is looked at; negative to shrink. */
  private double above;

  Following(ScrollPane pane, Region content) {
    this.pane = pane;
    content
        .heightProperty()
        .subscribe((before, now) -> grown(before.doubleValue(), now.doubleValue()));
    pane.viewportBoundsProperty()
        .subscribe(
            (before, now) -> resized(content.getHeight(), before.getHeight(), now.getHeight()));
  }

  private void grown(double before, double now) {
    place(before, now, pane.getViewportBounds().getHeight(), pane.getViewportBounds().getHeight());
  }

  private void resized(double content, double before, double now) {
    if (before != now) {
      place(content, content, before, now);
    }
  }

  private void place(double contentBefore, double contentNow, double viewBefore, double viewNow) {
    double top = pane.getVvalue() * Math.max(0, contentBefore - viewBefore) + above;
    double grown = above;
    above = 0;
    boolean atEnd = top - grown + viewBefore >= contentBefore - NEAR;
    double room = contentNow - viewNow;
    pane.setVvalue(atEnd || room <= 0 ? 1 : Math.min(1, top / room));
  }

  /** The next time it grows or shrinks, so much of it does above what a person looks at. */
  void grewAbove(double height) {
    above += height;
  }

  /** Scrolls so far that something of what it shows can be seen. */
  void reveal(Node node) {
    Node content = pane.getContent();
    Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double view = pane.getViewportBounds().getHeight();
    double room = content.getLayoutBounds().getHeight() - view;
    double top = pane.getVvalue() * Math.max(0, room);
    if (room > 0 && (bounds.getMinY() < top || bounds.getMaxY() > top + view)) {
      double middle = bounds.getCenterY() - view / 2;
      pane.setVvalue(Math.clamp(middle / room, 0, 1));
    }
  }

  /** Goes to the end. */
  void end() {
    pane.setVvalue(1);
  }
}
