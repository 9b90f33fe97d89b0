package dev.carrel.app.conversation;

import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One question and what has come of its answer so far. Belongs to the FX thread. */
public final class Turn {
  private final String question;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ObservableList<Quote> quotes = FXCollections.observableArrayList();
  // Held: the view listens to its list only weakly.
  private final ObservableList<Quote> quotesView = FXCollections.unmodifiableObservableList(quotes);
  private final ReadOnlyObjectWrapper<TurnState> state =
      new ReadOnlyObjectWrapper<>(new TurnState.Waiting());
  private @Nullable BackgroundTask<Answer> task;

  Turn(String question) {
    this.question = question;
  }

  public String question() {
    return question;
  }

  /** The answer's Markdown so far. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The quotes so far, in order of their numbers. */
  public ObservableList<Quote> quotes() {
    return quotesView;
  }

  public ReadOnlyObjectProperty<TurnState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public TurnState state() {
    return state.get();
  }

  /** The quote with this number. */
  public Optional<Quote> quote(int number) {
    return quotes.stream().filter(quote -> quote.number() == number).findFirst();
  }

  void answeredBy(BackgroundTask<Answer> newTask) {
    task = newTask;
  }

  void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** More has come. */
  void show(PartialAnswer partial) {
    if (!state.get().isBusy()) {
      return;
    }
    if (quotes.size() < partial.quotes().size()) {
      quotes.addAll(partial.quotes().subList(quotes.size(), partial.quotes().size()));
    }
    text.set(partial.text());
    state.set(new TurnState.Writing());
  }

  void become(TurnState end) {
    if (end instanceof TurnState.Answered(Answer answer)) {
      if (!quotes.equals(answer.quotes())) {
        quotes.setAll(answer.quotes());
      }
      text.set(answer.text());
    }
    state.set(end);
  }
}
