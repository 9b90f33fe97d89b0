// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The memory that may be used, and, while it is moved, what that would change. */
public final class BudgetSlider extends VBox implements AutoCloseable {
  private static final double GB = 1e9;

  private final BudgetModel model;
  private final Strings strings = Strings.of(BudgetSlider.class);
  private final Quantities quantities = new Quantities();
  private final Slider slider = new Slider();
  private final Label value = Words.label("budget-value", "");
  private final Label chosen = Words.label("quiet", strings.get("budget.automatic"));
  private final Hyperlink automatic = ErrorNote.link(strings.get("automatic"));
  private final Label effect = Words.label("effect", "");
  private final Subscription subscription;
  private boolean showing;

  public BudgetSlider(BudgetModel model) {
    this.model = model;
    getStyleClass().add("budget-slider");
    slider.setId("budget");
    slider.setAccessibleText(strings.get("budget"));
    slider.setBlockIncrement(0.5);
    slider.valueProperty().subscribe((before, now) -> moved());
    slider.valueChangingProperty().subscribe((before, now) -> moved());
    automatic.setOnAction(event -> model.automatic());
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(value, chosen, automatic);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(line, slider, effect);
    subscription =
        Subscription.combine(
            model.settings().settingsProperty().subscribe(now -> show()),
            model.memory().subscribe(now -> showEffect()),
            model.outlook().subscribe(now -> showEffect()));
  }

  private void show() {
    if (slider.isValueChanging()) {
      return;
    }
    showing = true;
    slider.setMin(model.least() / GB);
    slider.setMax(model.most() / GB);
    slider.setMajorTickUnit(Math.max(1, (slider.getMax() - slider.getMin()) / 4));
    slider.setValue(model.now() / GB);
    showing = false;
    boolean byPerson = model.isChosen();
    showOnly(chosen, !byPerson);
    showOnly(automatic, byPerson);
    showEffect();
  }

  private static void showOnly(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void moved() {
    if (showing) {
      return;
    }
    showEffect();
    if (!slider.isValueChanging()) {
      model.choose(Math.round(slider.getValue() * GB));
    }
  }

  private void showEffect() {
    long bytes = Math.round(slider.getValue() * GB);
    BudgetEffect now = model.effect(bytes);
    value.setText(strings.get("budget.value", quantities.gigabytes(bytes)));
    effect.setText(words(now));
    effect.getStyleClass().setAll("effect", now.missingBytes() > 0 ? "attention-text" : "plain");
  }

  private String words(BudgetEffect now) {
    if (now.missingBytes() > 0) {
      return strings.get(
          model.isSomethingRead() ? "budget.short" : "budget.short.model",
          quantities.bytes(now.missingBytes()));
    }
    if (now.roomPages().isEmpty()) {
      return strings.get("budget.unknown");
    }
    long pages = now.roomPages().getAsLong();
    return now.measured() ? strings.get("budget.more", pages) : strings.get("budget.room", pages);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
