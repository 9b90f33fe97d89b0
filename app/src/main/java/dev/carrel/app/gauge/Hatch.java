// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A hatched area: told from the plain ones without colour. */
final class Hatch extends Region {
  private static final double STEP = 6;
  private static final double ROOM = 256;

  private final Path lines = new Path();
  private final Rectangle clip = new Rectangle();
  private double drawnWidth;
  private double drawnHeight;

  Hatch() {
    lines.setManaged(false);
    lines.getStyleClass().add("hatch-lines");
    lines.setClip(clip);
    clip.setArcWidth(8);
    clip.setArcHeight(8);
    getChildren().add(lines);
  }

  @Override
  protected void layoutChildren() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    if (getWidth() > drawnWidth || getHeight() != drawnHeight) {
      draw(getWidth() + ROOM, getHeight()); // more than needed, since it may be growing
    }
  }

  private void draw(double width, double height) {
    drawnWidth = width;
    drawnHeight = height;
    lines.getElements().clear();
    for (double x = -height; x < width; x += STEP) {
      lines.getElements().addAll(new MoveTo(x, height), new LineTo(x + height, 0));
    }
  }
}
