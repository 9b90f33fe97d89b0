package dev.carrel.app.conversation;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A question, its answer as it comes, and the quotes under it. */
final class TurnView extends VBox {
  private final ConversationModel model;
  private final Turn turn;
  private final Consumer<Quote> onOpen;
  private final Strings strings = Strings.of(TurnView.class);
  private final MarkdownView answer = new MarkdownView(this::open);
  private final FlowPane chips = new FlowPane();
  private final StackPane card = new StackPane();
  private final StackPane note = new StackPane();
  private final HBox foot = new HBox();

  TurnView(ConversationModel model, Turn turn, Consumer<Quote> onOpen) {
    this.model = model;
    this.turn = turn;
    this.onOpen = onOpen;
    getStyleClass().add("turn");
    chips.getStyleClass().add("chips");
    foot.getStyleClass().add("foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    List.of(chips, card, note, answer)
        .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
    getChildren().addAll(question(), answer, chips, card, note, foot);
    turn.textProperty().subscribe(this::showText);
    turn.quotes().subscribe(this::showQuotes);
    turn.stateProperty().subscribe(this::showState);
    showQuotes();
    card.setVisible(false);
  }

  private HBox question() {
    Label text = new Label(turn.question());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("question");
    HBox line = new HBox(text);
    line.getStyleClass().add("question-line");
    line.setAlignment(Pos.CENTER_RIGHT);
    return line;
  }

  private void showText(String markdown) {
    answer.setVisible(!markdown.isBlank());
    answer.show(markdown);
  }

  private void showQuotes() {
    chips.setVisible(!turn.quotes().isEmpty());
    List<Quote> quotes = turn.quotes();
    for (int i = chips.getChildren().size(); i < quotes.size(); i++) {
      Quote quote = quotes.get(i);
      chips.getChildren().add(new QuoteChip(quote, () -> open(quote)));
    }
  }

  private void open(int number) {
    turn.quote(number).ifPresent(this::open);
  }

  private void open(Quote quote) {
    card.getChildren().setAll(new QuoteCard(quote, () -> onOpen.accept(quote)));
    card.setVisible(true);
    onOpen.accept(quote);
  }

  private void showState(TurnState state) {
    note.setVisible(!(state instanceof TurnState.Writing || state instanceof TurnState.Answered));
    switch (state) {
      case TurnState.Waiting ignored -> note.getChildren().setAll(waiting());
      case TurnState.Stopped ignored -> note.getChildren().setAll(quiet("stopped.before"));
      case TurnState.Failed failed ->
          note.getChildren().setAll(new ErrorNote(failed.error(), List.of()));
      case TurnState.Writing ignored -> note.getChildren().clear();
      case TurnState.Answered(Answer done) -> answered(done);
    }
    showFoot(state);
  }

  private void answered(Answer done) {
    note.getChildren().clear();
    if (!done.notes().isEmpty()) {
      note.getChildren().setAll(words(String.join("\n", done.notes())));
      note.setVisible(true);
    }
    boolean nothingSaid = done.text().isBlank() && done.quotes().isEmpty();
    if (nothingSaid) {
      note.getChildren().setAll(quiet(done.complete() ? "answer.empty" : "stopped.before"));
      note.setVisible(true);
    }
    if (!done.quotes().isEmpty() && card.getChildren().isEmpty()) {
      Quote first = done.quotes().getFirst();
      card.getChildren().setAll(new QuoteCard(first, () -> onOpen.accept(first)));
      card.setVisible(true);
    }
  }

  private HBox waiting() {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.getStyleClass().add("spinner");
    HBox line = new HBox(spinner, quiet("waiting"));
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
    label.getStyleClass().add("quiet");
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private void showFoot(TurnState state) {
    foot.getChildren().clear();
    if (state.isBusy()) {
      foot.getChildren().add(link("stop", () -> model.stop(turn)));
      return;
    }
    if (state instanceof TurnState.Answered(Answer done)) {
      foot.getChildren().add(link("copy", () -> copy(done)));
    }
    foot.getChildren().add(link("again", () -> model.askAgain(turn)));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    foot.getChildren().add(gap);
    speed(state).ifPresent(foot.getChildren()::add);
  }

  private Optional<Label> speed(TurnState state) {
    if (!(state instanceof TurnState.Answered(Answer done))) {
      return Optional.empty();
    }
    double seconds = Math.max(0.001, done.time().toMillis() / 1000.0);
    String words =
        strings.get(done.complete() ? "speed" : "speed.stopped", done.generatedTokens(), seconds);
    Label label = new Label(words);
    label.getStyleClass().add("speed");
    label.setMinWidth(0);
    return Optional.of(label);
  }

  private Hyperlink link(String key, Runnable run) {
    Hyperlink link = ErrorNote.link(strings.get(key));
    link.getStyleClass().add("turn-" + key);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(event -> run.run());
    return link;
  }

  private void copy(Answer done) {
    String text = new AnswerText(strings).of(done);
    Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
