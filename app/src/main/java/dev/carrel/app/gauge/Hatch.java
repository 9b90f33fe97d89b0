package dev.carrel.app.gauge;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A hatched area: told from the plain ones without colour. */
final class Hatch extends Region {
  private static final double STEP = 6;

  private final Path lines = new Path();
  private final Rectangle clip = new Rectangle();

  Hatch() {
    lines.setManaged(false);
    lines.getStyleClass().add("hatch-lines");
    lines.setClip(clip);
    getChildren().add(lines);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    clip.setWidth(width);
    clip.setHeight(height);
    clip.setArcWidth(8);
    clip.setArcHeight(8);
    lines.getElements().clear();
    for (double x = -height; x < width; x += STEP) {
      lines.getElements().addAll(new MoveTo(x, height), new LineTo(x + height, 0));
    }
  }
}
