// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.QuoteSteps.Cited;
import dev.carrel.engine.answer.Quote;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The turns of the conversation that is shown, one below the other; only those near what is in
 * sight are really there.
 */
final class TurnsView extends ScrollPane {
  private final ConversationModel model;
  private final Consumer<List<Quote>> onOpen;
  private final VBox turns = new VBox();
  private final SummaryNote summary;
  private final VBox content;
  private final Following following;
  private final QuoteSteps steps = new QuoteSteps();
  private final ListChangeListener<AskedTurn> listener = this::changed;
  private final TurnsInSight inSight;
  private Subscription talk = Subscription.EMPTY;
  private final Subscription subscription;

  /**
   * Shows the turns.
   *
   * @param onOpen shows where quotes stand, and goes to the first
   */
  TurnsView(ConversationModel model, Consumer<List<Quote>> onOpen) {
    this.model = model;
    this.onOpen = onOpen;
    summary = new SummaryNote(model);
    content = new VBox(summary, turns);
    content.setMinWidth(0);
    setContent(content);
    setId("turns");
    setFitToWidth(true);
    setFocusTraversable(false);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getStyleClass().add("turns-pane");
    turns.getStyleClass().add("turns");
    following = new Following(this, content);
    inSight = new TurnsInSight(this, turns, following);
    subscription = model.talkProperty().subscribe(this::show);
  }

  private void show(Talk now) {
    talk.unsubscribe();
    clear(turns.getChildren());
    ListChangeListener<AskedTurn> weak = new WeakListChangeListener<>(listener);
    now.turns().addListener(weak);
    talk =
        Subscription.combine(
            now.summaryProperty().subscribe(summary::show), () -> now.turns().removeListener(weak));
    turns.getChildren().setAll(now.turns().stream().map(this::slot).toList());
    showLast();
  }

  private TurnSlot slot(AskedTurn turn) {
    Talk talkNow = model.talk();
    return new TurnSlot(
        turn, () -> new TurnView(model, talkNow, turn, quotes -> open(turn, quotes)));
  }

  /** At once: it is in sight. Those above it come when their places are known. */
  private void showLast() {
    if (!turns.getChildren().isEmpty()) {
      ((TurnSlot) turns.getChildren().getLast()).show();
    }
    following.end();
  }

  private void open(AskedTurn turn, List<Quote> quotes) {
    quotes.stream().findFirst().ifPresent(first -> steps.at(turn, first));
    model.lookAt(turn);
    onOpen.accept(quotes);
  }

  private void changed(ListChangeListener.Change<? extends AskedTurn> change) {
    while (change.next()) {
      clear(
          turns
              .getChildren()
              .subList(change.getFrom(), change.getFrom() + change.getRemovedSize()));
      turns
          .getChildren()
          .addAll(change.getFrom(), change.getAddedSubList().stream().map(this::slot).toList());
      if (change.wasAdded()) {
        showLast();
      }
    }
  }

  private static void clear(List<Node> slots) {
    slots.forEach(slot -> ((TurnSlot) slot).close());
    slots.clear();
  }

  /** Goes to the next quote, or with -1 to the one before, and shows where it stands. */
  void step(int by) {
    steps.step(model.turns(), by).ifPresent(this::show);
  }

  private void show(Cited cited) {
    for (Node node : turns.getChildren()) {
      if (node instanceof TurnSlot slot && slot.turn().equals(cited.turn())) {
        Node chip = slot.show().focus(cited.quote());
        content.applyCss();
        content.layout();
        following.reveal(chip);
        model.lookAt(cited.turn());
        onOpen.accept(List.of(cited.quote()));
      }
    }
  }

  /** Lets go of the model. */
  void close() {
    talk.unsubscribe();
    subscription.unsubscribe();
    inSight.stop();
    clear(turns.getChildren());
  }
}
