// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.model.DeviceWish;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/**
 * The small controls: language, theme, text size, threads, graphics devices, text that cannot be
 * seen, changes and comments.
 */
final class SettingControls implements AutoCloseable {
  private static final double STEP = 0.1;
  private static final double PERCENT = 100;

  private final SettingsModel model;
  private final Strings strings;
  private Subscription subscription = Subscription.EMPTY;

  SettingControls(SettingsModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
  }

  Region language() {
    return box(
        "language",
        Settings.LANGUAGES,
        tag -> strings.get("language." + (tag.isEmpty() ? "system" : tag)),
        Settings::language,
        (now, tag) -> now.language = tag);
  }

  Region theme() {
    return box(
        "theme",
        List.of(Theme.SYSTEM, Theme.LIGHT, Theme.DARK),
        theme -> strings.get("theme." + theme.name().toLowerCase(java.util.Locale.ROOT)),
        Settings::theme,
        (now, theme) -> now.theme = theme);
  }

  Region threads() {
    int most = model.machine().processors();
    List<OptionalInt> choices =
        IntStream.rangeClosed(0, most)
            .mapToObj(n -> n == 0 ? OptionalInt.empty() : OptionalInt.of(n))
            .toList();
    return box(
        "threads",
        choices,
        threads ->
            threads.isPresent()
                ? strings.get("threads.number", threads.getAsInt())
                : strings.get("threads.automatic", model.machine().computeThreads()),
        Settings::threads,
        (now, threads) -> now.threads = threads);
  }

  /** Its words stand beside it, so it has none of its own. */
  Region readHidden() {
    CheckBox box = new CheckBox();
    box.setId("set-hidden");
    box.setAccessibleText(strings.get("set.hidden"));
    box.setOnAction(event -> model.change(now -> now.readsHidden = box.isSelected()));
    watch(settings -> box.setSelected(settings.readsHidden()));
    return box;
  }

  /** Off is the processor alone; on is the best there is, or the device that is named already. */
  Region device() {
    CheckBox box = new CheckBox();
    box.setId("set-device");
    box.setAccessibleText(strings.get("set.device"));
    box.setOnAction(
        event ->
            model.change(now -> now.device = box.isSelected() ? DeviceWish.AUTO : DeviceWish.CPU));
    watch(settings -> box.setSelected(!settings.device().isCpu()));
    return box;
  }

  /**
   * What of the devices is switched off since its driver failed; nothing as long as that is none.
   */
  Label switchedOff() {
    Label lines = Words.label("quiet", "");
    lines.setId("devices-off");
    lines.visibleProperty().bind(lines.textProperty().isNotEmpty());
    lines.managedProperty().bind(lines.visibleProperty());
    model.tellSwitchedOff(
        off ->
            lines.setText(
                off.stream()
                    .map(line -> strings.get("set.device.off", ShownText.of(line)))
                    .collect(Collectors.joining("\n"))));
    return lines;
  }

  Region changes() {
    return box(
        "changes",
        List.of(ReadAs.Changes.values()),
        changes -> strings.get("changes." + changes.label()),
        settings -> settings.readAs().changes(),
        (now, changes) -> now.readAs = new ReadAs(changes, now.readAs.comments()));
  }

  /** Its words stand beside it, so it has none of its own. */
  Region comments() {
    CheckBox box = new CheckBox();
    box.setId("set-comments");
    box.setAccessibleText(strings.get("set.comments"));
    box.setOnAction(
        event ->
            model.change(now -> now.readAs = new ReadAs(now.readAs.changes(), box.isSelected())));
    watch(settings -> box.setSelected(settings.readAs().comments()));
    return box;
  }

  private <T> Region box(
      String key,
      List<T> choices,
      Function<T, String> words,
      Function<Settings, T> get,
      BiConsumer<Settings.Draft, T> set) {
    ComboBox<T> box = new ComboBox<>();
    box.setId("set-" + key);
    box.setAccessibleText(strings.get("set." + key));
    box.getItems().setAll(choices);
    box.setConverter(new OneWay<>(words));
    box.setOnAction(event -> model.change(now -> set.accept(now, box.getValue())));
    watch(settings -> box.setValue(get.apply(settings)));
    return box;
  }

  /** A list shows words, and nobody types any. */
  private static final class OneWay<T> extends StringConverter<T> {
    private final Function<T, String> words;

    OneWay(Function<T, String> words) {
      this.words = words;
    }

    @Override
    public String toString(T value) {
      return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }

  Region textSize() {
    Slider slider = new Slider(Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT, 1);
    slider.setId("set-text");
    slider.setAccessibleText(strings.get("set.text"));
    slider.setBlockIncrement(STEP);
    slider.setMajorTickUnit(STEP);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    Label value = Words.label("budget-value", "");
    value.setMinWidth(Region.USE_PREF_SIZE);
    slider
        .valueProperty()
        .subscribe(
            now -> value.setText(strings.get("text.percent", Math.round(now.doubleValue() * 100))));
    slider.valueProperty().subscribe((before, now) -> applyTextSize(slider));
    slider.valueChangingProperty().subscribe((before, now) -> applyTextSize(slider));
    watch(settings -> slider.setValue(settings.textScale()));
    HBox line = new HBox(slider, value);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Not while it is dragged: the slider would grow under the hand. */
  private void applyTextSize(Slider slider) {
    if (!slider.isValueChanging()) {
      double scale = Math.round(slider.getValue() * PERCENT) / PERCENT;
      model.change(now -> now.textScale = scale);
    }
  }

  private void watch(java.util.function.Consumer<Settings> show) {
    subscription = subscription.and(model.settingsProperty().subscribe(show));
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
