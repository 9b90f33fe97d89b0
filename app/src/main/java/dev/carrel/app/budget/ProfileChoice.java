// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.app.budget.ProfilesModel.Change;
import dev.carrel.app.budget.ProfilesModel.Measuring;
import dev.carrel.app.budget.ProfilesModel.Row;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.model.KvProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The profiles with what each loses on this model; says what a change costs before it is made. */
public final class ProfileChoice extends VBox implements AutoCloseable {
  private final ProfilesModel model;
  private final Strings strings = Strings.of(ProfileChoice.class);
  private final Quantities quantities = new Quantities();
  private final Map<KvProfile, RadioButton> buttons = new EnumMap<>(KvProfile.class);
  private final Map<KvProfile, Label> figures = new EnumMap<>(KvProfile.class);
  private final FlowPane below = new FlowPane();
  private final VBox measuring = new VBox();
  private final Subscription subscription;
  private boolean showing;

  public ProfileChoice(ProfilesModel model) {
    this.model = model;
    getStyleClass().add("profile-choice");
    ToggleGroup group = new ToggleGroup();
    for (KvProfile profile : KvProfile.values()) {
      RadioButton button = new RadioButton(strings.get("profile." + profile.label()));
      button.setId("profile-" + profile.label());
      button.setToggleGroup(group);
      button.setWrapText(true);
      button.selectedProperty().subscribe(selected -> selected(profile, selected));
      Label line = Words.label("profile-figures", "");
      buttons.put(profile, button);
      figures.put(profile, line);
      getChildren().add(new VBox(button, line));
    }
    below.getStyleClass().add("choice-line");
    below.setMinWidth(0);
    measuring.getStyleClass().add("measuring");
    getChildren().addAll(below, measuring);
    subscription =
        Subscription.combine(
            model.rowsProperty().subscribe(now -> show()),
            model.consideredProperty().subscribe(now -> show()),
            model.undoProperty().subscribe(now -> show()),
            model.measuringProperty().subscribe(now -> showMeasuring()));
  }

  private void selected(KvProfile profile, boolean selected) {
    if (selected && !showing) {
      model.consider(Optional.of(profile));
      show();
    }
  }

  private void show() {
    showing = true;
    Optional<KvProfile> thought = model.consideredProperty().get().flatMap(Change::profile);
    for (Row row : model.rowsProperty().get()) {
      KvProfile profile = row.profile();
      RadioButton button = buttons.get(profile);
      Label line = figures.get(profile);
      if (button != null && line != null) {
        String words = words(row);
        line.setText(words);
        line.getStyleClass().setAll("profile-figures", passed(row) ? "plain" : "attention-text");
        button.setDisable(!row.possible());
        button.setAccessibleText(button.getText() + ". " + words);
        button.setSelected(thought.map(t -> t == profile).orElse(row.used()));
      }
    }
    showing = false;
    below.getChildren().setAll(belowNow().stream().map(this::inLine).toList());
    showMeasuring();
  }

  private static boolean passed(Row row) {
    return row.measure().map(m -> m.passed()).orElse(true);
  }

  private String words(Row row) {
    if (!row.possible()) {
      return strings.get("profile.impossible");
    }
    String bits = strings.get("profile.bits", row.bitsPerValue());
    String room = row.longestPages().map(pages -> strings.get("profile.longest", pages)).orElse("");
    return String.join(
        " · ", List.of(bits, loss(row), room).stream().filter(part -> !part.isEmpty()).toList());
  }

  private String loss(Row row) {
    if (!row.profile().needsCalibration()) {
      return strings.get("profile.reference");
    }
    return row.measure()
        .map(
            measure ->
                strings.get(
                    measure.passed() ? "profile.loss" : "profile.loss.much",
                    100 * (1 - measure.loss().sameTop()),
                    measure.loss().meanKld()))
        .orElse(strings.get("profile.unmeasured"));
  }

  /** As wide as the line at most. */
  private Node inLine(Labeled part) {
    part.setWrapText(true);
    if (!part.maxWidthProperty().isBound()) {
      part.maxWidthProperty().bind(below.widthProperty());
    }
    return part;
  }

  private List<Labeled> belowNow() {
    Optional<Change> change = model.consideredProperty().get();
    if (change.isPresent()) {
      return List.of(
          Words.in(below, "cost", cost(change.get())),
          ErrorNote.button("profile-apply", strings.get("profile.apply"), model::apply),
          ErrorNote.link("profile-forget", strings.get("cancel"), model::forget));
    }
    if (model.undoProperty().get().isPresent()) {
      return List.of(
          Words.in(below, "quiet", strings.get("profile.changed")),
          ErrorNote.link("profile-undo", strings.get("undo"), model::undo));
    }
    boolean chosen = model.rowsProperty().get().stream().anyMatch(Row::chosen);
    return chosen
        ? List.of(
            ErrorNote.link(
                "profile-automatic",
                strings.get("automatic"),
                () -> model.consider(Optional.empty())))
        : List.of(Words.in(below, "quiet", strings.get("profile.automatic")));
  }

  private String cost(Change change) {
    return change
        .time()
        .map(time -> strings.get("profile.cost.time", quantities.time(time)))
        .orElse(strings.get("profile.cost"));
  }

  private void showMeasuring() {
    measuring
        .getChildren()
        .setAll(
            switch (model.measuringProperty().get()) {
              case Measuring.Idle _ ->
                  model.isUnmeasured()
                      ? List.of(ErrorNote.button("measure", strings.get("measure"), model::measure))
                      : List.<Node>of();
              case Measuring.Running running -> {
                ProgressBar bar = new ProgressBar(running.share());
                bar.setAccessibleText(strings.get("measuring"));
                bar.setMaxWidth(Double.MAX_VALUE);
                FlowPane line =
                    new FlowPane(
                        Words.label("quiet", strings.get("measuring")),
                        ErrorNote.link(
                            "measure-cancel", strings.get("cancel"), model::cancelMeasuring));
                line.getStyleClass().add("choice-line");
                line.setAlignment(Pos.CENTER_LEFT);
                yield List.of(line, bar);
              }
              case Measuring.Failed failed ->
                  List.of(
                      new ErrorNote(
                          failed.error(),
                          List.of(
                              ErrorNote.link("measure", strings.get("retry"), model::measure))));
            });
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
