// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.model.MemoryPart;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The bar of one memory: weights, compute and context side by side up to the budget; behind the
 * context, hatched, what it would take in 16 bits; outlined, what is held over the window; a line
 * at the budget, with its figure where the bar reaches past it or stands among others; underlined,
 * what an integrated device works with. It glides from one state to the next: only places change
 * meanwhile, and nothing is laid out.
 */
final class GaugeBar extends Region {
  private static final double GLIDE_NANOS = 240e6;
  private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
  private static final PseudoClass TOO_MUCH = PseudoClass.getPseudoClass("too-much");

  private final Region track = part("track", new Region());
  private final Hatch ghost = part("ghost", new Hatch());
  private final Region weights = part("weights", new Region());
  private final Region compute = part("compute", new Region());
  private final Region context = part("context", new Region());
  private final Region forecast = part("forecast", new Region());
  private final Region shared = part("shared", new Region());
  private final Region budget = part("budget", new Region());
  private final Label budgetLabel = part("budget-label", new Label());

  /** Amounts on the bar, in bytes; in between while it glides. */
  private record Amounts(
      double weights,
      double compute,
      double context,
      double ghost,
      double forecast,
      double shared,
      double budget,
      double scale) {
    static Amounts of(MemoryFigures figures) {
      MemoryPart use = figures.use();
      return new Amounts(
          use.weightsBytes(),
          use.computeBytes(),
          use.kvBytes(),
          figures.savedBytes() > 0 ? use.kvF16Bytes() : 0,
          figures.forecastBytes(),
          figures.sharedBytes(),
          figures.budgetBytes(),
          figures.scaleBytes());
    }

    Amounts towards(Amounts end, double share) {
      return new Amounts(
          mix(weights, end.weights, share),
          mix(compute, end.compute, share),
          mix(context, end.context, share),
          mix(ghost, end.ghost, share),
          mix(forecast, end.forecast, share),
          mix(shared, end.shared, share),
          mix(budget, end.budget, share),
          mix(scale, end.scale, share));
    }

    private static double mix(double from, double to, double share) {
      return from + (to - from) * share;
    }
  }

  private final AnimationTimer glide =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          step(now);
        }
      };
  private Amounts from = Amounts.of(MemoryFigures.NONE);
  private Amounts to = from;
  private Amounts shown = from;
  private long began;
  private boolean labelled;

  GaugeBar() {
    getStyleClass().add("gauge-bar");
    getChildren()
        .addAll(track, ghost, weights, compute, context, forecast, shared, budget, budgetLabel);
    setMinWidth(120);
  }

  private static <T extends Region> T part(String name, T region) {
    region.getStyleClass().add(name);
    region.setManaged(false);
    region.setMouseTransparent(true);
    return region;
  }

  /**
   * Shows a memory.
   *
   * @param fits whether what is held over the window finds room
   * @param budgetWords beside the budget's line where that is passed
   * @param always whether they stand there in any case
   */
  void show(MemoryFigures figures, boolean fits, String budgetWords, boolean always) {
    budgetLabel.setText(budgetWords);
    labelled = always;
    forecast.pseudoClassStateChanged(TOO_MUCH, !fits);
    Amounts next = Amounts.of(figures);
    if (next.equals(to)) {
      return;
    }
    boolean first = to.budget == 0;
    from = shown;
    to = next;
    began = 0;
    if (first || Platform.getPreferences().isReducedMotion()) {
      shown = next;
      glide.stop();
      place();
    } else {
      glide.start();
    }
  }

  private void step(long now) {
    if (began == 0) {
      began = now;
    }
    double share = Math.min(1, (now - began) / GLIDE_NANOS);
    double eased = 1 - (1 - share) * (1 - share) * (1 - share);
    shown = share >= 1 ? to : from.towards(to, eased);
    if (share >= 1) {
      glide.stop();
    }
    place();
  }

  @Override
  protected void layoutChildren() {
    place();
  }

  /** The lower 60 % are the ghost, in whose middle the bar lies; the words stand above. */
  private void place() {
    double height = getHeight();
    double ghostHeight = Math.round(height * 0.6);
    double barHeight = Math.round(ghostHeight * 0.64);
    double y = Math.round(height - (ghostHeight + barHeight) / 2);
    track.resizeRelocate(0, y, getWidth(), barHeight);
    double x = place(weights, 0, shown.weights, y, barHeight);
    x = place(compute, x, shown.compute, y, barHeight);
    double end = place(context, x, shown.context, y, barHeight);
    place(ghost, x, shown.ghost, height - ghostHeight, ghostHeight);
    place(forecast, end, shown.forecast, height - ghostHeight, ghostHeight);
    place(shared, 0, shown.shared, y + barHeight, Math.max(2, height - y - barHeight));
    placeBudget(height);
  }

  private void placeBudget(double height) {
    boolean passed = shown.scale > shown.budget * 1.001 && shown.budget > 0;
    boolean seen = passed || (labelled && shown.budget > 0);
    budget.setVisible(seen);
    budgetLabel.setVisible(seen);
    budget.pseudoClassStateChanged(PASSED, passed);
    budgetLabel.pseudoClassStateChanged(PASSED, passed);
    if (seen) {
      double x = Math.min(Math.floor(width(shown.budget)), getWidth() - 2);
      budget.resizeRelocate(x, 2, 2, height - 2);
      budgetLabel.applyCss(); // its words are bold by now where the budget is passed
      budgetLabel.autosize();
      double right = getWidth() - budgetLabel.getWidth();
      // Beside the mark, on the side where there is room.
      budgetLabel.relocate(x + 6 <= right ? x + 6 : x - 4 - budgetLabel.getWidth(), -1);
    }
  }

  private double place(Region part, double x, double bytes, double y, double height) {
    double width = bytes < 1 ? 0 : Math.max(2, width(bytes));
    part.setVisible(width > 0);
    part.resizeRelocate(x, y, width, height);
    return x + width;
  }

  private double width(double bytes) {
    return snapSizeX(getWidth() * bytes / shown.scale);
  }
}
