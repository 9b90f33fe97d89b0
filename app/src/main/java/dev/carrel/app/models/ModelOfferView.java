// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Offers a model to those who have none: what it is, what it costs, and the one button. */
public final class ModelOfferView extends VBox implements AutoCloseable {
  private final ModelOfferModel model;
  private final String prefix;
  private final Strings strings = Strings.of(ModelOfferView.class);
  private final Quantities quantities = new Quantities();
  private final StackPane action = new StackPane();
  private final Subscription subscription;

  /** Of a model that reads and answers. */
  public ModelOfferView(ModelOfferModel model) {
    this(model, "");
  }

  /**
   * Of what reads scans, with what it cannot read.
   *
   * @param onDrop hears that a person does not want it now
   */
  public static ModelOfferView scans(ModelOfferModel model, Runnable onDrop) {
    ModelOfferView view = new ModelOfferView(model, "scans.");
    Hyperlink drop = ErrorNote.link(view.strings.get("scans.drop"));
    drop.setId("drop-scans");
    drop.setOnAction(event -> onDrop.run());
    view.getChildren().add(drop);
    return view;
  }

  private ModelOfferView(ModelOfferModel model, String prefix) {
    this.model = model;
    this.prefix = prefix;
    getStyleClass().add("model-offer");
    ModelOffer offer = model.offer();
    getChildren()
        .addAll(
            Words.label("offer-title", strings.get(prefix + "title")),
            Words.label("offer-note", strings.get(prefix + "note")),
            Words.label("offer-name", offer.title()),
            Words.label(
                "offer-facts",
                strings.get("facts", quantities.bytes(offer.sizeBytes()), offer.licence())),
            Words.label("offer-facts", strings.get("source", offer.source())),
            action);
    action.setAlignment(Pos.CENTER_LEFT);
    subscription = model.stateProperty().subscribe(this::show);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }

  private void show(ModelOfferModel.State state) {
    action
        .getChildren()
        .setAll(
            switch (state) {
              case ModelOfferModel.State.Offered ignored -> button();
              case ModelOfferModel.State.Fetching fetching -> progress(fetching.bytes());
              case ModelOfferModel.State.Failed failed -> failed(failed);
              case ModelOfferModel.State.Forbidden ignored ->
                  Words.label("offer-facts", strings.get("forbidden"));
              case ModelOfferModel.State.Here ignored ->
                  Words.label("offer-facts", strings.get(prefix + "here"));
            });
  }

  private Button button() {
    Button get = new Button(strings.get("get", quantities.bytes(model.offer().sizeBytes())));
    get.setId(prefix.isEmpty() ? "get-model" : "get-scans");
    get.getStyleClass().add("accent");
    get.setOnAction(event -> model.get());
    return get;
  }

  private Node failed(ModelOfferModel.State.Failed failed) {
    Hyperlink retry = ErrorNote.link(strings.get("retry"));
    retry.setOnAction(event -> model.get());
    return new ErrorNote(failed.error(), List.of(retry));
  }

  private Node progress(long bytes) {
    long total = Math.max(1, model.offer().sizeBytes());
    ProgressBar bar = new ProgressBar(Math.min(1, (double) bytes / total));
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label words =
        Words.label(
            "offer-facts",
            strings.get("progress", quantities.bytes(bytes), quantities.bytes(total)));
    words.setMinWidth(Region.USE_PREF_SIZE);
    Hyperlink cancel = ErrorNote.link(strings.get("cancel"));
    cancel.setOnAction(event -> model.cancel());
    HBox line = new HBox(bar, words, cancel);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
