// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.export.ExportModel;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.BatesNumbers;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Erasure;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The conversations of the open collection, one of which is shown: questions one below the other,
 * each answered from the documents that were read. Everything is in the store as soon as it is
 * said.
 */
public final class ConversationModel {
  private Consumer<String> askAll = question -> {};
  private final Conversations conversations;
  private final Erasure erasure;
  private final Background background;
  private final Talks talks;
  private final Asking asking;
  private final ScopeModel scope;
  private final SentModel sent;
  private final ReceiptModel receipt;
  private final ExportModel export;
  private final BatesNumbers bates;
  private final ReadOnlyObjectWrapper<Optional<AskedTurn>> lookedAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Talk> talk;
  private final ObservableList<ConversationEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<ConversationEntry> entriesView =
      FXCollections.unmodifiableObservableList(entries);
  private final ReadOnlyObjectWrapper<Optional<ConversationEntry>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private OptionalLong collection = OptionalLong.empty();

  /** Makes one with an empty conversation; {@link #open} shows those that are there. */
  public ConversationModel(Engine engine, Background background) {
    this.conversations = engine.conversations();
    this.erasure = engine.erasure();
    this.background = background;
    talks = new Talks(conversations, background);
    asking = new Asking(conversations, background, talks, this::changed);
    scope = new ScopeModel(engine, background);
    sent = new SentModel(conversations, background);
    receipt = new ReceiptModel(conversations, background);
    bates = engine.bates();
    export =
        new ExportModel(
            background,
            bates::at,
            () -> engine.documents().entries().stream().map(DocumentEntry::file).toList());
    talk = new ReadOnlyObjectWrapper<>(talks.fresh(collection));
  }

  /** Shows the conversations of a collection: the one used last, else a new one. */
  public void open(OptionalLong newCollection) {
    boolean untouched = isUntouched();
    if (!newCollection.equals(collection) || untouched) {
      collection = newCollection;
      scope.open(collection);
      Talk fresh = talks.fresh(collection);
      talk.set(fresh);
      background
          .task(Lane.QUICK, "list conversations", (progress, cancel) -> talks.list(newCollection))
          .onDone(
              list -> {
                entries.setAll(list);
                if (talk.get().equals(fresh) && isUntouched() && !list.isEmpty()) {
                  show(list.getFirst());
                }
              })
          .onFailed(this::fail)
          .start();
    }
  }

  private boolean isUntouched() {
    Talk now = talk.get();
    return now.turns().isEmpty() && now.draftProperty().get().isBlank() && now.id().isEmpty();
  }

  /** Says what can be asked about. */
  public void readiness(Readiness now) {
    scope.readiness(now);
    asking.readiness(now);
  }

  /** The answer whose quotes a person looked at last; empty before the first. */
  public ReadOnlyObjectProperty<Optional<AskedTurn>> lookedAtProperty() {
    return lookedAt.getReadOnlyProperty();
  }

  void lookAt(AskedTurn turn) {
    lookedAt.set(Optional.of(turn));
  }

  /** Brings what the model thought before an answer from the store, if it thought. */
  void lookForThoughts(AskedTurn turn) {
    turn.stored()
        .ifPresent(
            stored ->
                quick(
                    "look for thoughts",
                    () -> conversations.thoughts(stored.id()),
                    turn::thoughts));
  }

  /** Brings the Bates numbers of the pages that the quotes of an answer stand on. */
  void lookForNumbers(AskedTurn turn) {
    List<Quote> quotes = List.copyOf(turn.quotes());
    if (!quotes.isEmpty()) {
      quick("look for Bates numbers", () -> numbers(quotes), turn::bates);
    }
  }

  private Map<Integer, String> numbers(List<Quote> quotes) {
    Map<Integer, String> numbers = new HashMap<>();
    for (Quote quote : quotes) {
      String number = bates.at(quote.places());
      if (!number.isEmpty()) {
        numbers.put(quote.number(), number);
      }
    }
    return numbers;
  }

  /** The pages of documents have got Bates numbers. */
  public void numbered() {
    turns().forEach(this::lookForNumbers);
  }

  /** What a question is asked about. */
  public ScopeModel scope() {
    return scope;
  }

  /** What was sent for an answer. */
  public SentModel sent() {
    return sent;
  }

  /** How an answer was made. */
  public ReceiptModel receipt() {
    return receipt;
  }

  /** Conversations as files. */
  public ExportModel export() {
    return export;
  }

  /** The conversation that is shown. */
  public ReadOnlyObjectProperty<Talk> talkProperty() {
    return talk.getReadOnlyProperty();
  }

  public Talk talk() {
    return talk.get();
  }

  /** The conversations of the collection, those used last first. */
  public ObservableList<ConversationEntry> entries() {
    return entriesView;
  }

  /** The turns that are shown, oldest first. */
  public ObservableList<AskedTurn> turns() {
    return talk.get().turns();
  }

  /** The question that is being typed in the conversation that is shown. */
  public StringProperty draftProperty() {
    return talk.get().draftProperty();
  }

  /** Whether an answer is under way, in whatever conversation. */
  public ReadOnlyBooleanProperty busyProperty() {
    return asking.busyProperty();
  }

  /** The conversation that was removed last and can come back. */
  public ReadOnlyObjectProperty<Optional<ConversationEntry>> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  /** What went wrong beside the answers. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Shows a new conversation; the store knows it when something is typed or asked. */
  public void begin() {
    sent.close();
    receipt.close();
    if (!isUntouched()) {
      talk.set(talks.fresh(collection));
    }
  }

  /** Shows another conversation. */
  public void show(ConversationEntry entry) {
    sent.close();
    receipt.close();
    talks.open(entry, talk::set, this::fail);
  }

  /** Asks what was typed, unless that is nothing. */
  public void askDraft() {
    String question = draftProperty().get().strip();
    if (!question.isEmpty()) {
      draftProperty().set("");
      ask(question);
    }
  }

  /** Asks a question below the others. */
  public AskedTurn ask(String question) {
    return ask(question, Optional.empty());
  }

  /**
   * Asks the same question anew, in its place; the former answer stays as another version. Does
   * nothing while the conversation waits for an answer.
   */
  public AskedTurn askAgain(AskedTurn turn) {
    return ask(turn.question(), Optional.of(turn));
  }

  /** Asks in other words, in its place; as {@link #askAgain}. */
  public AskedTurn edit(AskedTurn turn, String question) {
    return ask(question.strip(), Optional.of(turn));
  }

  private AskedTurn ask(String question, Optional<AskedTurn> replaced) {
    removed.set(Optional.empty());
    Talk now = talk.get();
    if (replaced.isPresent() && (now.busyProperty().get() || !turns().contains(replaced.get()))) {
      return replaced.get();
    }
    lookedAt.set(Optional.empty());
    return asking.ask(now, question, replaced);
  }

  /** Shows the version of a turn before or after the one shown; not while it is answered. */
  public void showVersion(AskedTurn turn, int by) {
    Talk now = talk.get();
    OptionalLong place = turn.place();
    if (now.busyProperty().get() || place.isEmpty()) {
      return;
    }
    int index = turn.versionProperty().get().number() - 1 + by;
    quick(
        "show another version",
        () -> {
          List<Long> versions = conversations.versions(place.getAsLong());
          conversations.show(versions.get(Math.clamp(index, 0, versions.size() - 1)));
          return now;
        },
        done -> talks.reload(done, this::fail));
  }

  /** Has questions asked of all documents, each alone, where a person wishes that. */
  public void onAskAll(Consumer<String> listener) {
    askAll = listener;
  }

  /** Has the question of a turn asked of all documents, each alone. */
  void askAll(AskedTurn turn) {
    askAll.accept(turn.question());
  }

  /** Shows a new conversation that has the turns up to this one. */
  public void branch(AskedTurn turn) {
    OptionalLong from = talk.get().id();
    String title =
        BranchTitle.of(
            talk.get().titleProperty().get(),
            entries.stream().map(ConversationEntry::title).toList());
    turn.stored()
        .ifPresent(
            stored ->
                quick(
                    "branch a conversation",
                    () -> conversations.branch(from.orElseThrow(), stored.id(), title),
                    entry -> {
                      refresh();
                      show(entry);
                    }));
  }

  /** Gives a conversation another title; a blank one changes nothing. */
  public void rename(Talk renamed, String title) {
    String words = title.strip();
    if (words.isEmpty() || words.equals(renamed.titleProperty().get())) {
      return;
    }
    renamed.title(words);
    quick(
        "rename a conversation",
        () -> conversations.rename(talks.begun(renamed), words),
        done -> refresh());
  }

  /** Removes a conversation; {@link #undoRemove} brings it back. */
  public void remove(ConversationEntry entry) {
    if (talk.get().id().equals(OptionalLong.of(entry.id()))) {
      turns().stream().filter(turn -> turn.state().isBusy()).toList().forEach(this::stop);
      talk.set(talks.fresh(collection));
    }
    talks.forget(entry.id());
    quick(
        "remove a conversation",
        () -> conversations.remove(entry.id()),
        done -> {
          removed.set(Optional.of(entry));
          refresh();
        });
  }

  /** Brings back the conversation that was removed last, and shows it. */
  public void undoRemove() {
    removed
        .get()
        .ifPresent(
            entry -> {
              removed.set(Optional.empty());
              quick(
                  "restore a conversation",
                  () -> conversations.restore(entry.id()),
                  done -> {
                    refresh();
                    show(entry);
                  });
            });
  }

  /** What was removed need not be offered any more. */
  public void dismissRemoved() {
    removed.set(Optional.empty());
  }

  /** Deletes for good the conversation that was removed last; it cannot come back. */
  public void deleteRemoved() {
    Optional<ConversationEntry> entry = removed.get();
    removed.set(Optional.empty());
    entry.ifPresent(
        gone ->
            background
                .task(
                    Lane.READING, // it may wait for a reading, and write the whole library anew
                    "delete a conversation for good",
                    (progress, cancellation) ->
                        erasure.erase(Erasable.conversation(gone.id()), StandingAnswers.KEEP))
                .onDone(done -> refresh())
                .onFailed(this::fail)
                .finishedAtClose()
                .start());
  }

  /** Shows what the store has now: answers may be gone, or their quotes. */
  public void reload() {
    Talk now = talk.get();
    OptionalLong id = now.id();
    refresh();
    if (id.isPresent() && !now.busyProperty().get()) {
      quick(
          "open a conversation",
          () -> conversations.entry(id.getAsLong()).isPresent(),
          there -> {
            if (there) {
              talks.reload(now, this::fail);
            } else if (talk.get().equals(now)) {
              talks.forget(id.getAsLong());
              talk.set(talks.fresh(collection));
            }
          });
    }
  }

  /** Changes what the oldest turns are told in short; used from the next question on. */
  public void editSummary(String text) {
    Talk now = talk.get();
    if (now.id().isPresent() && !text.isBlank()) {
      quick(
          "change a summary",
          () -> {
            conversations.editSummary(now.id().getAsLong(), text.strip());
            return conversations.summary(now.id().getAsLong());
          },
          now::summary);
    }
  }

  /** Stops an answer; what has come of it stays. */
  public void stop(AskedTurn turn) {
    turn.stop();
  }

  /** Stops whatever is being answered in the conversation that is shown. */
  public void stopAll() {
    turns().stream().filter(turn -> turn.state().isBusy()).toList().forEach(this::stop);
  }

  private void changed(Talk changed) {
    if (!changed.busyProperty().get()) {
      refresh();
    }
  }

  private void refresh() {
    OptionalLong now = collection;
    quick("list conversations", () -> talks.list(now), entries::setAll);
  }

  private void fail(Throwable error) {
    problem.set(
        Optional.of(
            error instanceof CarrelException known
                ? known
                : new CarrelException(Code.INTERNAL, String.valueOf(error), "", error)));
  }

  /** The problem was seen. */
  public void dismissProblem() {
    problem.set(Optional.empty());
  }

  private <T> void quick(String title, Supplier<T> work, java.util.function.Consumer<T> onDone) {
    background
        .task(Lane.QUICK, title, (progress, cancellation) -> work.get())
        .onDone(onDone)
        .onFailed(this::fail)
        .finishedAtClose()
        .start();
  }
}
