// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.context.Choice;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would fit where not all does: a button for each, with its figures. */
final class ChoicesView extends VBox {
  private final Strings strings = Strings.of(ChoicesView.class);
  private final Quantities quantities = new Quantities();
  private final Consumer<String> onPages;

  /**
   * Offers choices.
   *
   * @param onTaken hears which was taken, but for that of pages
   * @param onPages takes the question that pages are to be picked for
   */
  ChoicesView(List<Choice> choices, Consumer<Choice> onTaken, Consumer<String> onPages) {
    this.onPages = onPages;
    getStyleClass().add("choices");
    for (Choice choice : choices) {
      Button button = button(choice);
      getChildren().add(button);
      if (choice instanceof Choice.SelectedPages) {
        button.setOnAction(event -> askWhatFor(button));
      } else {
        button.setOnAction(event -> onTaken.accept(choice));
      }
    }
  }

  private Button button(Choice choice) {
    Label title = Words.label("choice-title", title(choice));
    Label figures = Words.label("choice-figures", figures(choice));
    Button button = new Button();
    button.setGraphic(new VBox(title, figures));
    button.setWrapText(true); // Else its height is that of words wrapped to no width at all.
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll("choice", "choice-" + choice.kind());
    button.setAccessibleText(title.getText() + ". " + figures.getText());
    return button;
  }

  private void askWhatFor(Button button) {
    TextField question = new TextField();
    question.setPromptText(strings.get("choice.pages.question"));
    question.setAccessibleText(strings.get("choice.pages.question"));
    question.getStyleClass().add("pages-question");
    question.setMinWidth(0);
    HBox.setHgrow(question, Priority.ALWAYS);
    Button pick = ErrorNote.button(strings.get("choice.pages.pick"));
    pick.setMinWidth(Region.USE_PREF_SIZE);
    pick.disableProperty().bind(question.textProperty().isEmpty());
    pick.setOnAction(event -> onPages.accept(question.getText()));
    question.setOnAction(event -> pick.fire());
    HBox line = new HBox(question, pick);
    line.getStyleClass().add("line");
    getChildren().set(getChildren().indexOf(button), line);
    question.requestFocus();
  }

  private String title(Choice choice) {
    return switch (choice) {
      case Choice.SmallerProfile smaller ->
          strings.get(
              "choice.profile",
              strings.get("profile." + smaller.profile().label().toLowerCase(Locale.ROOT)));
      case Choice.FewerDocuments fewer -> strings.get("choice.documents", fewer.documents().size());
      case Choice.SelectedPages pages -> strings.get("choice.pages", pages.pages());
      case Choice.OneAfterAnother ignored -> strings.get("choice.one");
      case Choice.LongerModel longer -> strings.get("choice.model", longer.name());
      case Choice.LargerBudget larger ->
          strings.get("choice.budget", quantities.bytes(larger.budgetBytes()));
    };
  }

  private String figures(Choice choice) {
    return switch (choice) {
      case Choice.SmallerProfile s ->
          s.loss()
              .map(
                  loss ->
                      strings.get(
                          "choice.profile.loss",
                          quantities.bytes(s.peakBytes()),
                          1 - loss.sameTop()))
              .orElseGet(
                  () -> strings.get("choice.profile.figures", quantities.bytes(s.peakBytes())));
      case Choice.FewerDocuments f ->
          strings.get(
              "choice.documents.figures",
              String.join(", ", f.documents().stream().map(d -> d.document().name()).toList()),
              f.tokens(),
              quantities.bytes(f.peakBytes()));
      case Choice.SelectedPages p ->
          strings.get("choice.pages.figures", p.tokens(), quantities.bytes(p.peakBytes()));
      case Choice.OneAfterAnother o ->
          strings.get("choice.one.figures", o.mostTokens(), quantities.bytes(o.peakBytes()));
      case Choice.LongerModel m ->
          strings.get("choice.model.figures", m.trainedContext(), quantities.bytes(m.fileBytes()));
      case Choice.LargerBudget ignored -> strings.get("choice.budget.figures");
    };
  }
}
