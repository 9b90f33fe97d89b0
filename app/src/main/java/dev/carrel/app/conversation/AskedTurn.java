// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.TurnState.Waits;
import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.evidence.Evidence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One question and what has come of its answer so far. Belongs to the FX thread. */
public final class AskedTurn {
  /**
   * Which it is of the versions of a turn.
   *
   * @param number from 1, the oldest first
   * @param of how many there are
   */
  public record Version(int number, int of) {
    static final Version ONLY = new Version(1, 1);
  }

  private final String question;
  private final OptionalLong replaced;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ObservableList<Quote> quotes = FXCollections.observableArrayList();
  // Held: the view listens to its list only weakly.
  private final ObservableList<Quote> quotesView = FXCollections.unmodifiableObservableList(quotes);
  private final ReadOnlyStringWrapper thoughts = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Evidence> evidence =
      new ReadOnlyObjectWrapper<>(Evidence.NONE);
  private final ReadOnlyObjectWrapper<Map<Integer, String>> bates =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<TurnState> state =
      new ReadOnlyObjectWrapper<>(new TurnState.Waiting(Waits.LINE));
  private final ReadOnlyObjectWrapper<Version> version;
  private Optional<StoredTurn> stored = Optional.empty();
  private Runnable stopping = () -> {};

  /** A question that is asked now. */
  AskedTurn(String question, OptionalLong replaced, Version version) {
    this.question = question;
    this.replaced = replaced;
    this.version = new ReadOnlyObjectWrapper<>(version);
  }

  /** A turn from the store. */
  static AskedTurn of(StoredTurn stored) {
    AskedTurn turn = new AskedTurn(stored.turn().question(), OptionalLong.empty(), Version.ONLY);
    turn.keep(stored);
    return turn;
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

  /** What the model thought before it answered, so far; no part of the answer. */
  public ReadOnlyStringProperty thoughtsProperty() {
    return thoughts.getReadOnlyProperty();
  }

  void thoughts(String now) {
    thoughts.set(now.strip());
  }

  /** What supports the answer, as far as it is known. */
  public ReadOnlyObjectProperty<Evidence> evidenceProperty() {
    return evidence.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<TurnState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public TurnState state() {
    return state.get();
  }

  /** Which version is shown, and how many there are. */
  public ReadOnlyObjectProperty<Version> versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** What the store has of it; empty while it is not answered. */
  public Optional<StoredTurn> stored() {
    return stored;
  }

  /** Its answer, if that is there. */
  public Optional<Answer> answer() {
    return state.get() instanceof TurnState.Answered(Answer answer)
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** The quote with this number. */
  public Optional<Quote> quote(int number) {
    return quotes.stream().filter(quote -> quote.number() == number).findFirst();
  }

  /** The Bates numbers of the pages of its quotes, by the numbers of those, where there are any. */
  public ReadOnlyObjectProperty<Map<Integer, String>> batesProperty() {
    return bates.getReadOnlyProperty();
  }

  void bates(Map<Integer, String> now) {
    bates.set(Map.copyOf(now));
  }

  /** What is said of its quotes. */
  QuoteText words() {
    return new QuoteText(quote -> bates.get().getOrDefault(quote.number(), ""));
  }

  /** A turn in the store whose versions are its own: itself, or the one that it is to replace. */
  OptionalLong place() {
    return stored.map(turn -> OptionalLong.of(turn.id())).orElse(replaced);
  }

  OptionalLong replaced() {
    return replaced;
  }

  void stoppedBy(Runnable stop) {
    stopping = stop;
  }

  void stop() {
    stopping.run();
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
    evidence.set(partial.evidence());
    thoughts(partial.thoughts());
    state.set(new TurnState.Writing(partial.goneThrough()));
  }

  void become(TurnState next) {
    state.set(next);
  }

  /** It is answered, and stands in the store. */
  void keep(StoredTurn now) {
    stored = Optional.of(now);
    version.set(new Version(now.version(), now.versions()));
    dev.carrel.engine.conversation.Turn said = now.turn();
    if (!quotes.equals(said.quotes())) {
      quotes.setAll(said.quotes());
    }
    text.set(said.answer());
    evidence.set(said.evidence());
    state.set(
        new TurnState.Answered(
            new Answer(
                said.question(),
                said.answer(),
                said.quotes(),
                said.contextTokens(),
                (int) said.tokens(),
                Duration.ofNanos((long) (said.seconds() * 1e9)),
                said.complete(),
                said.notes(),
                said.evidence())));
  }

  /** Others were asked in its place meanwhile, or were not. */
  void refresh(StoredTurn now) {
    stored = Optional.of(now);
    version.set(new Version(now.version(), now.versions()));
  }
}
