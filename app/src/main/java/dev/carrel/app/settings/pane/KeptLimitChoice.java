// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.app.settings.pane.KeptLimitModel.Kept;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/** How much of the disk kept contexts may take, and take. */
final class KeptLimitChoice extends VBox implements AutoCloseable {
  private static final long GB = 1_000_000_000;
  private static final List<Long> SIZES =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200).map(n -> n * GB).boxed().toList();

  private final KeptLimitModel model;
  private final Strings strings = Strings.of(KeptLimitChoice.class);
  private final Quantities quantities = new Quantities();
  private final ComboBox<OptionalLong> box = new ComboBox<>();
  private final Label used = Words.label("quiet", "");
  private final VBox errors = new VBox();
  private final Subscription subscription;
  private boolean showing;

  KeptLimitChoice(KeptLimitModel model) {
    this.model = model;
    getStyleClass().add("kept-limit");
    box.setId("set-kept");
    box.setAccessibleText(strings.get("set.kept"));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(OptionalLong limit) {
            return limit == null ? "" : words(limit);
          }

          @Override
          public OptionalLong fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.setOnAction(event -> chosen());
    box.setDisable(true);
    getChildren().addAll(box, used, errors);
    subscription =
        Subscription.combine(
            model.keptProperty().subscribe(this::show),
            model
                .errorProperty()
                .subscribe(
                    error ->
                        errors
                            .getChildren()
                            .setAll(
                                error.stream().map(e -> new ErrorNote(e, List.of())).toList())));
  }

  private String words(OptionalLong limit) {
    return limit.isPresent()
        ? strings.get("kept.limit", quantities.bytes(limit.getAsLong()))
        : strings.get("kept.automatic");
  }

  private void show(Optional<Kept> kept) {
    kept.ifPresent(this::show);
  }

  private void show(Kept kept) {
    showing = true;
    OptionalLong now = kept.asked() ? OptionalLong.of(kept.limitBytes()) : OptionalLong.empty();
    List<OptionalLong> choices =
        LongStream.concat(SIZES.stream().mapToLong(Long::longValue), now.stream())
            .sorted()
            .distinct()
            .mapToObj(OptionalLong::of)
            .toList();
    box.getItems().setAll(OptionalLong.empty());
    box.getItems().addAll(choices);
    box.setValue(now);
    box.setDisable(false);
    used.setText(
        strings.get(
            "kept.used", quantities.bytes(kept.bytes()), quantities.bytes(kept.limitBytes())));
    showing = false;
  }

  private void chosen() {
    OptionalLong value = box.getValue();
    if (!showing && value != null) {
      model.set(value);
    }
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
