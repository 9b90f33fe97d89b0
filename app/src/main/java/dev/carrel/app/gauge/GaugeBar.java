package dev.carrel.app.gauge;

import dev.carrel.engine.model.MemoryUse;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The bar: weights, compute and context side by side up to the budget; behind the context, hatched,
 * what it would take in 16 bits; a mark at the budget where the bar reaches past it.
 */
final class GaugeBar extends Region {
  private static final double BAR = 14;
  private static final double GHOST = 22;
  private static final double LABEL = 13;

  private final Region track = part("track");
  private final Hatch ghost = part("ghost", new Hatch());
  private final Region weights = part("weights");
  private final Region compute = part("compute");
  private final Region context = part("context");
  private final Region budget = part("budget");
  private final Label budgetLabel = new Label();
  private GaugeFigures figures = GaugeFigures.NONE;

  GaugeBar() {
    getStyleClass().add("gauge-bar");
    budgetLabel.getStyleClass().add("budget-label");
    getChildren().addAll(track, ghost, weights, compute, context, budget, budgetLabel);
    setMinHeight(GHOST + LABEL);
    setPrefHeight(GHOST + LABEL);
    setMinWidth(120);
  }

  private static Region part(String name) {
    return part(name, new Region());
  }

  private static <T extends Region> T part(String name, T region) {
    region.getStyleClass().add(name);
    region.setManaged(false);
    return region;
  }

  void show(GaugeFigures newFigures, String budgetWords) {
    figures = newFigures;
    budgetLabel.setText(budgetWords);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    MemoryUse use = figures.use();
    double y = getHeight() - (GHOST + BAR) / 2;
    track.resizeRelocate(0, y, getWidth(), BAR);
    double x = place(weights, 0, use.weightsBytes(), y);
    x = place(compute, x, use.computeBytes(), y);
    place(context, x, use.kvBytes(), y);
    ghost.setVisible(figures.savedBytes() > 0);
    ghost.resizeRelocate(x, getHeight() - GHOST, width(use.kvF16Bytes()), GHOST);
    layoutBudget();
  }

  private void layoutBudget() {
    boolean passed = figures.scaleBytes() > figures.budgetBytes() && figures.budgetBytes() > 0;
    budget.setVisible(passed);
    budgetLabel.setVisible(passed);
    double x = Math.floor(width(figures.budgetBytes()));
    budget.resizeRelocate(x, 2, 2, getHeight() - 2);
    budgetLabel.autosize();
    budgetLabel.relocate(Math.min(x + 6, getWidth() - budgetLabel.getWidth()), -1);
  }

  private double place(Region part, double x, long bytes, double y) {
    double width = bytes == 0 ? 0 : Math.max(2, width(bytes));
    part.setVisible(bytes > 0);
    part.resizeRelocate(x, y, width, BAR);
    return x + width;
  }

  private double width(long bytes) {
    return snapSizeX(getWidth() * bytes / figures.scaleBytes());
  }
}
