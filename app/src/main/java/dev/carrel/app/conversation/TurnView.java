// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.CountedList;
import dev.carrel.app.conversation.evidence.GoingThrough;
import dev.carrel.app.conversation.evidence.JudgedText;
import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.conversation.evidence.Slots;
import dev.carrel.app.conversation.quote.Citations;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.GoneThrough;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.SentenceSupport;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A question, its answer as it comes, and the quotes under it. */
final class TurnView extends VBox {
  private final ConversationModel model;
  private final AskedTurn turn;
  private final Strings strings = Strings.of(TurnView.class);
  private final MarkdownView answer = new MarkdownView(this::open, this::openSentence);
  private final TurnEvidence evidence;
  private final ThoughtsView thoughts = new ThoughtsView();
  private final StackPane note = new StackPane();
  private final TurnFoot foot;
  private final KnownHeight height = new KnownHeight();
  private final Subscription subscription;

  /**
   * Shows a turn.
   *
   * @param onOpen shows where quotes stand, and goes to the first; without any none is marked
   */
  TurnView(ConversationModel model, Talk talk, AskedTurn turn, Consumer<List<Quote>> onOpen) {
    this.model = model;
    this.turn = turn;
    getStyleClass().add("turn");
    evidence = new TurnEvidence(turn, onOpen, answer::current);
    QuestionBox question = new QuestionBox(turn.question(), words -> model.edit(turn, words));
    foot = new TurnFoot(model, talk, turn, question::edit);
    List.of(note, answer).forEach(part -> part.managedProperty().bind(part.visibleProperty()));
    getChildren().addAll(question, thoughts, answer, evidence, note, foot);
    if (turn.thoughtsProperty().get().isEmpty()) {
      model.lookForThoughts(turn);
    }
    subscription =
        Subscription.combine(
            turn.thoughtsProperty().subscribe(thoughts::show),
            turn.textProperty().subscribe(this::showText),
            turn.quotes().subscribe(this::showEvidence),
            turn.evidenceProperty().subscribe(this::showEvidence),
            turn.batesProperty().subscribe((before, now) -> showNumbers()),
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

  /** While words come they stand as they come; badges and numbers are put in at the end. */
  private void showText() {
    String text = shownText();
    List<SentenceSupport> sentences = Judgement.sentences(turn.evidenceProperty().get());
    answer.setVisible(!text.isBlank());
    if (!sentences.isEmpty()) {
      answer.show(JudgedText.withSlots(text, sentences));
      answer.judge(sentences);
    } else {
      String plain = Slots.none(text);
      boolean done = turn.state() instanceof TurnState.Answered;
      answer.show(done ? Citations.numbered(plain, turn.quotes()) : plain);
    }
    answer.quotes(turn.quotes(), turn.words());
  }

  /**
   * What was counted stands below, with its quotes: of the answer's words what that does not say.
   */
  private String shownText() {
    String text = turn.textProperty().get();
    return turn.evidenceProperty()
        .get()
        .counted()
        .map(counted -> CountedList.besides(counted, text))
        .orElse(text);
  }

  private void showEvidence() {
    showText();
    evidence.show();
  }

  private void showNumbers() {
    showText();
    evidence.showAnew();
  }

  private void open(int number) {
    turn.quote(number).ifPresent(evidence::open);
  }

  private void openSentence(int index) {
    evidence.open(index);
  }

  /** Shows a quote in full, and brings the keyboard to its chip. */
  Node focus(Quote quote) {
    return evidence.focus(quote);
  }

  private void showState(TurnState state) {
    note.setVisible(true);
    switch (state) {
      case TurnState.Waiting(var waits) -> note.getChildren().setAll(waiting(waits));
      case TurnState.Stopped _ -> note.getChildren().setAll(quiet("stopped.before"));
      case TurnState.Failed(var error) ->
          note.getChildren().setAll(new ErrorNote(error, List.of()));
      case TurnState.Writing(var so) -> writing(so);
      case TurnState.Answered(Answer done) -> {
        answered(done);
        model.lookForNumbers(turn);
      }
    }
    foot.show();
  }

  /** Pages are gone through before the first word. */
  private void writing(Optional<GoneThrough> so) {
    note.getChildren().clear();
    boolean going = so.isPresent() && turn.textProperty().get().isBlank();
    note.setVisible(going);
    if (going) {
      note.getChildren().setAll(new GoingThrough(so.get()));
    }
  }

  private void answered(Answer done) {
    showEvidence();
    note.getChildren().clear();
    note.setVisible(false);
    if (!done.notes().isEmpty()) {
      note.getChildren().setAll(words(String.join("\n", done.notes())));
      note.setVisible(true);
    }
    if (done.text().isBlank() && done.quotes().isEmpty()) {
      note.getChildren().setAll(quiet(done.complete() ? "answer.empty" : "stopped.before"));
      note.setVisible(true);
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
