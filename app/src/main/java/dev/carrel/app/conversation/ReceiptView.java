// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.EvidenceText;
import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.answer.Given;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.model.TokenChooser;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How one answer was made, line by line; copied and saved as JSON. */
final class ReceiptView extends VBox {
  private final Strings strings = Strings.of(ReceiptView.class);
  private final VBox lines = new VBox();
  private final Button back = new Button(strings.get("sent.back"));
  private final CheckBox withWords = new CheckBox(strings.get("receipt.words"));

  /**
   * Shows it.
   *
   * @param onSave takes its JSON, and asks where it is to go
   * @param onBack goes back to the conversation
   */
  ReceiptView(ReceiptModel.Shown shown, Consumer<String> onSave, Runnable onBack) {
    setId("receipt");
    getStyleClass().add("sent");
    button(back, "receipt-back", onBack);
    Button copy = new Button(strings.get("receipt.copy"));
    button(copy, "receipt-copy", () -> CopiedText.put(json(shown)));
    Button save = new Button(strings.get("receipt.save"));
    button(save, "receipt-save", () -> onSave.accept(json(shown)));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(back, gap, copy, save);
    top.getStyleClass().add("sent-top");
    top.setAlignment(Pos.CENTER_LEFT);
    withWords.setId("receipt-words");
    withWords.setWrapText(true);
    lines.getStyleClass().add("sent-parts");
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(top, scroll);
    show(shown.receipt());
  }

  private static void button(Button button, String id, Runnable run) {
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
  }

  private String json(ReceiptModel.Shown shown) {
    return withWords.isSelected() ? shown.jsonWithWords() : shown.json();
  }

  void focus() {
    back.requestFocus();
  }

  private void show(Receipt receipt) {
    lines.getChildren().addAll(Words.label("quiet", strings.get("receipt.about")), withWords);
    say("question", receipt.question());
    say("made", time(receipt));
    say("carrel", receipt.carrel());
    receipt.given().forEach(this::given);
    // What the bytes of the context depend on has names of its own, the same in every language.
    String context =
        receipt.context().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining("\n"));
    say("context", context);
    say("path", receipt.computePath());
    say("threads", strings.get("receipt.number", receipt.threads()));
    say("chooser", chooser(receipt.chooser()));
    say("written", strings.get("receipt.tokens", receipt.written().tokens().size()));
    for (int i = 0; i < receipt.quotes().size(); i++) {
      quote(i + 1, receipt.quotes().get(i));
    }
    evidence(receipt);
  }

  private static String time(Receipt receipt) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
        .withZone(ZoneId.systemDefault())
        .format(receipt.made());
  }

  private void given(Given given) {
    String tokens = strings.get("receipt.given", given.tokens(), given.sha256());
    switch (given) {
      case Given.Document document ->
          say(
              "document",
              strings.get("receipt.document.of", document.name(), document.id().sha256(), tokens));
      case Given.Before _ -> say("before", tokens);
      case Given.Words words -> say("words." + words.kind(), tokens);
    }
  }

  private String chooser(TokenChooser chooser) {
    return switch (chooser) {
      case TokenChooser.Greedy _ -> strings.get("receipt.greedy");
      case TokenChooser.Among among -> strings.get("receipt.among", among.tokens().size());
      case TokenChooser.Sampled(int topK, float topP, float temperature, long seed) ->
          strings.get("receipt.sampled", topK, topP, temperature, Long.toString(seed));
    };
  }

  private void quote(int number, Receipt.Cited cited) {
    String places =
        cited.places().stream()
            .map(
                place ->
                    strings.get(
                        "receipt.place",
                        place.document().sha256().substring(0, 12),
                        place.page(),
                        place.start(),
                        place.end()))
            .collect(Collectors.joining("\n"));
    String match = strings.get("receipt.match." + cited.match());
    part(strings.get("receipt.quote", number), places.isEmpty() ? match : match + "\n" + places);
  }

  private void evidence(Receipt receipt) {
    EvidenceText words = new EvidenceText();
    int number = 0;
    for (SentenceSupport sentence : Judgement.sentences(receipt.evidence())) {
      number++;
      part(strings.get("receipt.sentence", number), words.word(sentence.support()));
    }
  }

  private void say(String key, String value) {
    part(strings.get("receipt." + key), value);
  }

  private void part(String title, String value) {
    VBox part = new VBox(Words.label("sent-title", title), Words.label("receipt-value", value));
    part.getStyleClass().add("sent-part");
    lines.getChildren().add(part);
  }
}
