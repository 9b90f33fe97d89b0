package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Latest;
import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Questions one below the other, each answered from the documents that were read. */
public final class ConversationModel {
  private final Engine engine;
  private final Background background;
  private final ObservableList<Turn> turns = FXCollections.observableArrayList();
  // Held: the view listens to its list only weakly.
  private final ObservableList<Turn> turnsView = FXCollections.unmodifiableObservableList(turns);
  private final StringProperty draft = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /** Makes an empty conversation. */
  public ConversationModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
  }

  /** Oldest first. */
  public ObservableList<Turn> turns() {
    return turnsView;
  }

  /** The question that is being typed. */
  public StringProperty draftProperty() {
    return draft;
  }

  /** Whether an answer is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Asks what was typed, unless that is nothing. */
  public void askDraft() {
    String question = draft.get().strip();
    if (!question.isEmpty()) {
      draft.set("");
      ask(question);
    }
  }

  /** Asks a question below the others. */
  public Turn ask(String question) {
    Turn turn = new Turn(question);
    turns.add(turn);
    busy.set(true);
    Latest<PartialAnswer> latest = new Latest<>(background.ui(), turn::show);
    BackgroundTask<Answer> task =
        background
            .task(
                Lane.ANSWERS,
                "answer",
                (progress, cancellation) ->
                    engine.ask(question, new PartialAnswer.Gatherer(latest::set), cancellation))
            .onDone(answer -> end(turn, new TurnState.Answered(answer)))
            .onFailed(error -> end(turn, new TurnState.Failed(error)))
            .onCancelled(() -> end(turn, new TurnState.Stopped()));
    turn.answeredBy(task);
    task.start();
    return turn;
  }

  private void end(Turn turn, TurnState state) {
    turn.become(state);
    busy.set(turns.stream().anyMatch(other -> other.state().isBusy()));
  }

  /** Stops an answer; what has come of it stays. */
  public void stop(Turn turn) {
    turn.cancel();
  }

  /** Stops whatever is being answered. */
  public void stopAll() {
    turns.stream().filter(turn -> turn.state().isBusy()).forEach(this::stop);
  }

  /** Asks the same question anew, below. */
  public Turn askAgain(Turn turn) {
    return ask(turn.question());
  }
}
