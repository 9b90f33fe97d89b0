// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.export.Transcript;
import dev.carrel.engine.Title;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One conversation as it is shown: its turns in their shown versions, the half-typed question. A
 * new one is not in the store before something is typed or asked. Belongs to the FX thread, but for
 * {@link #id}.
 */
public final class Talk {
  private final OptionalLong collection;
  private final ObservableList<AskedTurn> turns = FXCollections.observableArrayList();
  // Held: views listen to their lists only weakly.
  private final ObservableList<AskedTurn> turnsView =
      FXCollections.unmodifiableObservableList(turns);
  private final StringProperty draft = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Summary>> summary =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private volatile OptionalLong id = OptionalLong.empty();

  Talk(OptionalLong collection) {
    this.collection = collection;
  }

  /** Its number in the store; empty while it is not there. */
  public OptionalLong id() {
    return id;
  }

  void id(long now) {
    id = OptionalLong.of(now);
  }

  OptionalLong collection() {
    return collection;
  }

  /** What it is called; empty before the first question. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  void title(String now) {
    title.set(now);
  }

  /** Oldest first. */
  public ObservableList<AskedTurn> turns() {
    return turnsView;
  }

  /** The answered turns as they are shown. */
  public Transcript transcript() {
    return new Transcript(
        title.get(), turns.stream().flatMap(turn -> turn.stored().stream()).toList());
  }

  /** The question that is being typed. */
  public StringProperty draftProperty() {
    return draft;
  }

  /** What its oldest turns are told to the model in short. */
  public ReadOnlyObjectProperty<Optional<Summary>> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  void summary(Optional<Summary> now) {
    summary.set(now);
  }

  /** Whether one of its questions is not answered yet. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  void settle() {
    busy.set(turns.stream().anyMatch(turn -> turn.state().isBusy()));
  }

  /** A question that has no answer in the store, so that it is not lost with the window. */
  Optional<String> unanswered() {
    return turns.stream()
        .filter(turn -> turn.answer().isEmpty())
        .map(AskedTurn::question)
        .reduce((one, next) -> next);
  }

  /** Puts a question behind all turns, or in the place of one and all behind it. */
  AskedTurn place(String question, Optional<AskedTurn> replaced) {
    if (turns.isEmpty() && title.get().isEmpty()) {
      title.set(Title.of(question));
    }
    boolean last = replaced.isPresent() && turns.getLast().equals(replaced.get());
    if (replaced.isEmpty() || (replaced.get().place().isEmpty() && !last)) {
      AskedTurn turn = new AskedTurn(question, OptionalLong.empty(), AskedTurn.Version.ONLY);
      turns.add(turn);
      return turn;
    }
    AskedTurn old = replaced.get();
    int of = old.versionProperty().get().of() + (old.stored().isPresent() ? 1 : 0);
    AskedTurn turn = new AskedTurn(question, old.place(), new AskedTurn.Version(of, of));
    turns.remove(turns.indexOf(old), turns.size());
    turns.add(turn);
    return turn;
  }

  /** Shows what the store has; turns that are shown already stay the same. */
  void show(ConversationEntry entry, List<StoredTurn> stored, Optional<Summary> told) {
    id(entry.id());
    title.set(entry.title());
    summary.set(told);
    List<AskedTurn> now = new ArrayList<>();
    var known =
        turns.stream()
            .filter(turn -> turn.stored().isPresent())
            .collect(
                Collectors.toMap(turn -> turn.stored().orElseThrow().id(), Function.identity()));
    for (StoredTurn turn : stored) {
      AskedTurn same = known.get(turn.id());
      if (same == null) {
        now.add(AskedTurn.of(turn));
      } else {
        same.refresh(turn);
        now.add(same);
      }
    }
    int common = 0;
    while (common < Math.min(now.size(), turns.size())
        && now.get(common).equals(turns.get(common))) {
      common++;
    }
    turns.remove(common, turns.size());
    turns.addAll(now.subList(common, now.size()));
  }
}
