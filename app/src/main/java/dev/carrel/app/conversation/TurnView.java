// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.quote.Citations;
import dev.carrel.app.conversation.quote.QuoteCard;
import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A question, its answer as it comes, and the quotes under it. */
final class TurnView extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final AskedTurn turn;
  private final Consumer<Quote> onOpen;
  private final Strings strings = Strings.of(TurnView.class);
  private final MarkdownView answer = new MarkdownView(this::open);
  private final FlowPane chips = new FlowPane();
  private final StackPane card = new StackPane();
  private final StackPane note = new StackPane();
  private final TurnFoot foot;
  private final KnownHeight height = new KnownHeight();
  private final Subscription subscription;

  /**
   * Shows a turn.
   *
   * @param onOpen shows where a quote stands
   */
  TurnView(ConversationModel model, Talk talk, AskedTurn turn, Consumer<Quote> onOpen) {
    this.turn = turn;
    this.onOpen = onOpen;
    getStyleClass().add("turn");
    chips.getStyleClass().add("chips");
    chips.setMinWidth(0);
    QuestionBox question = new QuestionBox(turn.question(), words -> model.edit(turn, words));
    foot = new TurnFoot(model, talk, turn, question::edit);
    card.setVisible(false);
    List.of(chips, card, note, answer)
        .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
    getChildren().addAll(question, answer, chips, card, note, foot);
    showQuotes();
    subscription =
        Subscription.combine(
            turn.textProperty().subscribe(this::showText),
            turn.quotes().subscribe(this::showQuotes),
            turn.stateProperty().subscribe(this::showState),
            turn.versionProperty().subscribe(foot::show));
  }

  AskedTurn turn() {
    return turn;
  }

  @Override
  public void requestLayout() {
    height.forget();
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return height.of(width, super::computePrefHeight);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  /** While words come they stand as they come; the numbers of quotes are put in at the end. */
  private void showText() {
    String text = turn.textProperty().get();
    answer.setVisible(!text.isBlank());
    answer.show(
        turn.state() instanceof TurnState.Answered
            ? Citations.numbered(text, turn.quotes())
            : text);
    answer.quotes(turn.quotes());
  }

  private void showQuotes() {
    List<Quote> quotes = turn.quotes();
    chips.setVisible(!quotes.isEmpty());
    if (chips.getChildren().size() > quotes.size()) {
      chips.getChildren().clear();
    }
    for (int i = chips.getChildren().size(); i < quotes.size(); i++) {
      Quote quote = quotes.get(i);
      QuoteChip chip = new QuoteChip(quote, () -> open(quote));
      chip.maxWidthProperty().bind(chips.widthProperty());
      chips.getChildren().add(chip);
    }
    answer.quotes(quotes);
  }

  private void open(int number) {
    turn.quote(number).ifPresent(this::open);
  }

  private void open(Quote quote) {
    showCard(quote);
    onOpen.accept(quote);
  }

  /** Shows a quote in full, and brings the keyboard to its chip. */
  Node focus(Quote quote) {
    showCard(quote);
    Node chip = chips.getChildren().get(turn.quotes().indexOf(quote));
    chip.requestFocus();
    return chip;
  }

  private void showCard(Quote quote) {
    card.getChildren().setAll(new QuoteCard(quote, () -> onOpen.accept(quote)));
    card.setVisible(true);
    for (int i = 0; i < chips.getChildren().size(); i++) {
      boolean current = turn.quotes().get(i).equals(quote);
      chips.getChildren().get(i).pseudoClassStateChanged(CURRENT, current);
    }
  }

  private void showState(TurnState state) {
    note.setVisible(!(state instanceof TurnState.Writing || state instanceof TurnState.Answered));
    switch (state) {
      case TurnState.Waiting(var waits) -> note.getChildren().setAll(waiting(waits));
      case TurnState.Stopped _ -> note.getChildren().setAll(quiet("stopped.before"));
      case TurnState.Failed(var error) ->
          note.getChildren().setAll(new ErrorNote(error, List.of()));
      case TurnState.Writing _ -> note.getChildren().clear();
      case TurnState.Answered(Answer done) -> answered(done);
    }
    foot.show();
  }

  private void answered(Answer done) {
    showText();
    note.getChildren().clear();
    if (!done.notes().isEmpty()) {
      note.getChildren().setAll(words(String.join("\n", done.notes())));
      note.setVisible(true);
    }
    if (done.text().isBlank() && done.quotes().isEmpty()) {
      note.getChildren().setAll(quiet(done.complete() ? "answer.empty" : "stopped.before"));
      note.setVisible(true);
    }
    if (!done.quotes().isEmpty() && card.getChildren().isEmpty()) {
      showCard(done.quotes().getFirst());
    }
  }

  private HBox waiting(TurnState.Waits waits) {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.getStyleClass().add("spinner");
    HBox line = new HBox(spinner, quiet("waiting." + waits));
    line.getStyleClass().add("waiting");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Label quiet(String key) {
    return words(strings.get(key));
  }

  private static Label words(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("quiet");
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  /** Lets go of the model. */
  void close() {
    subscription.unsubscribe();
  }
}
