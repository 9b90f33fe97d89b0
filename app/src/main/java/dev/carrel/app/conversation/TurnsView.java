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

/** The turns of the conversation that is shown, one below the other. */
final class TurnsView extends ScrollPane {
  private final ConversationModel model;
  private final Consumer<Quote> onOpen;
  private final VBox turns = new VBox();
  private final SummaryNote summary;
  private final VBox content;
  private final Following following;
  private final QuoteSteps steps = new QuoteSteps();
  private final ListChangeListener<Turn> listener = this::changed;
  private Subscription talk = Subscription.EMPTY;
  private final Subscription subscription;

  /**
   * Shows the turns.
   *
   * @param onOpen shows where a quote stands
   */
  TurnsView(ConversationModel model, Consumer<Quote> onOpen) {
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
    subscription = model.talkProperty().subscribe(this::show);
  }

  private void show(Talk now) {
    talk.unsubscribe();
    clear(turns.getChildren());
    ListChangeListener<Turn> weak = new WeakListChangeListener<>(listener);
    now.turns().addListener(weak);
    talk =
        Subscription.combine(
            now.summaryProperty().subscribe(summary::show), () -> now.turns().removeListener(weak));
    now.turns().forEach(turn -> turns.getChildren().add(view(turn)));
    following.end();
  }

  private TurnView view(Turn turn) {
    return new TurnView(model, model.talk(), turn, quote -> open(turn, quote));
  }

  private void open(Turn turn, Quote quote) {
    steps.at(turn, quote);
    onOpen.accept(quote);
  }

  private void changed(ListChangeListener.Change<? extends Turn> change) {
    while (change.next()) {
      clear(
          turns
              .getChildren()
              .subList(change.getFrom(), change.getFrom() + change.getRemovedSize()));
      int at = change.getFrom();
      for (Turn turn : change.getAddedSubList()) {
        turns.getChildren().add(at++, view(turn));
        following.end();
      }
    }
  }

  private static void clear(List<Node> views) {
    views.forEach(view -> ((TurnView) view).close());
    views.clear();
  }

  /** Goes to the next quote, or with -1 to the one before, and shows where it stands. */
  void step(int by) {
    steps.step(model.turns(), by).ifPresent(this::show);
  }

  private void show(Cited cited) {
    for (Node view : turns.getChildren()) {
      if (view instanceof TurnView shown && shown.turn().equals(cited.turn())) {
        Node chip = shown.focus(cited.quote());
        content.layout();
        following.reveal(chip);
        onOpen.accept(cited.quote());
      }
    }
  }

  /** Lets go of the model. */
  void close() {
    talk.unsubscribe();
    subscription.unsubscribe();
    clear(turns.getChildren());
  }
}
