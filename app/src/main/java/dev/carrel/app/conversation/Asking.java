// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.TurnState.Waits;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Latest;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Brings questions to the model one after another, of whatever conversation. Those asked before
 * anything is read wait until something is.
 */
final class Asking {
  private record Done(StoredTurn turn, Optional<Summary> summary) {}

  private final Conversations conversations;
  private final Background background;
  private final Talks talks;
  private final Consumer<Talk> onChanged;
  private final List<Runnable> waiting = new ArrayList<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int unanswered;
  private boolean canAsk = true;

  /**
   * Makes an empty line.
   *
   * @param onChanged hears when a question was asked, answered or given up
   */
  Asking(
      Conversations conversations, Background background, Talks talks, Consumer<Talk> onChanged) {
    this.conversations = conversations;
    this.background = background;
    this.talks = talks;
    this.onChanged = onChanged;
  }

  /** Whether a question is not answered yet. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void count(int more) {
    unanswered += more;
    busy.set(unanswered > 0);
  }

  /** Says what can be asked about, and asks those that waited if it is enough. */
  void readiness(Readiness now) {
    canAsk = now.toAsk() > 0;
    if (now.endsWaiting()) {
      List<Runnable> first = List.copyOf(waiting);
      waiting.clear();
      first.forEach(Runnable::run);
    }
  }

  AskedTurn ask(Talk talk, String question, Optional<AskedTurn> replaced) {
    AskedTurn turn = talk.place(question, replaced);
    talk.settle();
    count(1);
    keepUnanswered(talk);
    if (canAsk) {
      start(talk, turn);
    } else {
      turn.become(new TurnState.Waiting(Waits.READING));
      Runnable later = () -> start(talk, turn);
      waiting.add(later);
      turn.stoppedBy(
          () -> {
            waiting.remove(later);
            end(talk, turn, new TurnState.Stopped());
          });
    }
    onChanged.accept(talk);
    return turn;
  }

  private void start(Talk talk, AskedTurn turn) {
    turn.become(new TurnState.Waiting(Waits.LINE));
    Latest<PartialAnswer> latest = new Latest<>(background.ui(), turn::show);
    BackgroundTask<Done> task =
        background
            .task(
                Lane.ANSWERS,
                "answer",
                (progress, cancellation) -> {
                  long id = talks.begun(talk);
                  OptionalLong replaced = turn.replaced();
                  var listener = new PartialAnswer.Gatherer(latest::set);
                  var _ =
                      conversations.ask(
                          new Question(id, replaced, turn.question(), listener, cancellation));
                  return new Done(conversations.turns(id).getLast(), conversations.summary(id));
                })
            .onRunning(() -> turn.become(new TurnState.Waiting(Waits.MODEL)))
            .onDone(done -> answered(talk, turn, done))
            .onFailed(error -> end(talk, turn, new TurnState.Failed(error)))
            .onCancelled(() -> end(talk, turn, new TurnState.Stopped()));
    turn.stoppedBy(task::cancel);
    task.start();
  }

  private void answered(Talk talk, AskedTurn turn, Done done) {
    turn.keep(done.turn);
    talk.summary(done.summary);
    changed(talk);
  }

  private void end(Talk talk, AskedTurn turn, TurnState state) {
    turn.become(state);
    changed(talk);
  }

  private void changed(Talk talk) {
    talks.known(talk);
    count(-1);
    talk.settle();
    keepUnanswered(talk);
    onChanged.accept(talk);
  }

  /**
   * What was asked and not answered yet is kept as if it were being typed: a crash does not lose
   * it.
   */
  private void keepUnanswered(Talk talk) {
    String typed = talk.draftProperty().get();
    String kept = typed.isBlank() ? talk.unanswered().orElse("") : typed;
    background
        .task(
            Lane.QUICK,
            "keep a question",
            (progress, cancellation) -> {
              conversations.keepDraft(talks.begun(talk), kept);
              return talk;
            })
        .onDone(talks::known)
        .finishedAtClose()
        .start();
  }
}
