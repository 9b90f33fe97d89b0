// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.SentModel.Shown;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.answer.Sent;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the model was given for one answer, part by part, token by token if wanted. */
final class SentView extends VBox {
  private static final int LINES = 16;
  private static final String BETWEEN = "\u2502";

  private final Shown shown;
  private final Strings strings = Strings.of(SentView.class);
  private final VBox parts = new VBox();
  private final Button back = new Button(strings.get("sent.back"));
  private final CheckBox tokens = new CheckBox(strings.get("sent.tokens"));

  /**
   * Shows it.
   *
   * @param onBack goes back to the conversation
   */
  SentView(Shown shown, Runnable onBack) {
    this.shown = shown;
    setId("sent");
    getStyleClass().add("sent");
    back.setId("sent-back");
    back.getStyleClass().add("small");
    back.setOnAction(event -> onBack.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(back, gap, tokens);
    top.getStyleClass().add("sent-top");
    top.setAlignment(Pos.CENTER_LEFT);
    parts.getStyleClass().add("sent-parts");
    ScrollPane scroll = new ScrollPane(parts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(top, scroll);
    tokens.selectedProperty().subscribe(this::show);
    show();
  }

  void focus() {
    back.requestFocus();
  }

  private void show() {
    parts.getChildren().setAll(Words.label("question", shown.turn().turn().question()));
    shown
        .sent()
        .ifPresentOrElse(
            sent -> {
              parts
                  .getChildren()
                  .add(Words.label("quiet", strings.get("sent.total", sent.tokens())));
              sent.parts().forEach(part -> parts.getChildren().add(node(part)));
            },
            () -> parts.getChildren().add(Words.label("quiet", strings.get("sent.none"))));
  }

  private Node node(Sent.Part part) {
    return switch (part) {
      case Sent.Words words -> words(words);
      case Sent.Document document ->
          part(
              strings.get("sent.document", document.name(), document.pages()),
              document.tokens(),
              "");
      case Sent.Before before ->
          part(
              strings.get(
                  before.summarized() ? "sent.before.summary" : "sent.before", before.turns()),
              before.tokens(),
              said(before));
    };
  }

  private VBox words(Sent.Words words) {
    String text = tokens.isSelected() ? String.join(BETWEEN, words.pieces()) : words.text();
    return part(strings.get("sent." + words.kind()), words.tokens(), text);
  }

  /** The turns that were told as they were: the last ones. */
  private String said(Sent.Before before) {
    int first = Math.max(0, shown.before().size() - before.turns());
    return shown.before().stream()
        .skip(first)
        .map(turn -> turn.turn().question() + "\n\n" + turn.turn().answer())
        .collect(Collectors.joining("\n\n"));
  }

  private VBox part(String title, int count, String text) {
    Label name = Words.label("sent-title", title);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Label size = new Label(strings.get("sent.count", count));
    size.getStyleClass().add("speed");
    size.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(name, size);
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox box = new VBox(head);
    box.getStyleClass().add("sent-part");
    if (!text.isBlank()) {
      GrowingField field = new GrowingField(LINES);
      field.setEditable(false);
      field.setText(text);
      field.setAccessibleText(title);
      box.getChildren().add(field);
    }
    return box;
  }
}
