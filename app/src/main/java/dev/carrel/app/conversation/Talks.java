// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Conversations;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conversations between store and screen: loads them, begins them when they are needed, and
 * keeps what is typed. One that was shown stays here, so that its answers go on unseen.
 */
final class Talks {
  private record Loaded(
      ConversationEntry entry, List<StoredTurn> turns, Optional<Summary> summary) {}

  private final Conversations conversations;
  private final Background background;
  private final Map<Long, Talk> shown = new HashMap<>();

  Talks(Conversations conversations, Background background) {
    this.conversations = conversations;
    this.background = background;
  }

  /** Those of a collection, and those from before there were collections. */
  List<ConversationEntry> list(OptionalLong collection) {
    Stream<ConversationEntry> free = conversations.list(OptionalLong.empty()).stream();
    return collection.isEmpty()
        ? free.toList()
        : Stream.concat(conversations.list(collection).stream(), free)
            .sorted((one, other) -> other.used().compareTo(one.used()))
            .toList();
  }

  /** A new one, which the store does not know yet. */
  Talk fresh(OptionalLong collection) {
    Talk talk = new Talk(collection);
    keepDrafts(talk);
    return talk;
  }

  /** Keeps what is typed, the newest of many changes. */
  private void keepDrafts(Talk talk) {
    AtomicReference<@Nullable String> waiting = new AtomicReference<>();
    talk.draftProperty()
        .subscribe(
            (before, now) -> {
              String kept = now.isBlank() ? talk.unanswered().orElse("") : now;
              if (waiting.getAndSet(kept) == null) {
                background
                    .task(
                        Lane.QUICK,
                        "keep a half-typed question",
                        (progress, cancellation) -> {
                          keepDraft(talk, waiting);
                          return talk;
                        })
                    .onDone(this::known)
                    .finishedAtClose()
                    .start();
              }
            });
  }

  private void keepDraft(Talk talk, AtomicReference<@Nullable String> waiting) {
    String draft = waiting.getAndSet(null);
    if (draft != null && (talk.id().isPresent() || !draft.isBlank())) {
      conversations.keepDraft(begun(talk), draft);
    }
  }

  /** Its number; begins it if the store does not know it. On any thread. */
  long begun(Talk talk) {
    synchronized (talk) {
      if (talk.id().isEmpty()) {
        talk.id(conversations.begin(talk.collection(), "").id());
      }
      return talk.id().getAsLong();
    }
  }

  /** It may be in the store now. */
  void known(Talk talk) {
    talk.id().ifPresent(id -> shown.put(id, talk));
  }

  /** Shows one from the store. */
  void open(ConversationEntry entry, Consumer<Talk> onDone, Consumer<Throwable> onFailed) {
    Talk known = shown.get(entry.id());
    if (known != null && known.unanswered().isPresent()) {
      use(entry.id());
      onDone.accept(known);
      return;
    }
    Talk talk = known == null ? fresh(entry.collection()) : known;
    load(
        entry.id(),
        loaded -> {
          talk.show(loaded.entry, loaded.turns, loaded.summary);
          if (known == null) {
            talk.draftProperty().set(loaded.entry.draft());
          }
          known(talk);
          onDone.accept(talk);
        },
        onFailed);
  }

  /** Shows again what the store has of it. */
  void reload(Talk talk, Consumer<Throwable> onFailed) {
    talk.id()
        .ifPresent(
            id ->
                load(
                    id, loaded -> talk.show(loaded.entry, loaded.turns, loaded.summary), onFailed));
  }

  private void load(long id, Consumer<Loaded> onDone, Consumer<Throwable> onFailed) {
    BackgroundTask<Optional<Loaded>> task =
        background.task(
            Lane.QUICK,
            "open a conversation",
            (progress, cancellation) -> {
              conversations.use(id);
              return conversations
                  .entry(id)
                  .map(
                      entry ->
                          new Loaded(entry, conversations.turns(id), conversations.summary(id)));
            });
    task.onDone(loaded -> loaded.ifPresent(onDone)).onFailed(onFailed::accept).start();
  }

  private void use(long id) {
    background
        .task(
            Lane.QUICK,
            "open a conversation",
            (progress, cancellation) -> {
              conversations.use(id);
              return id;
            })
        .start();
  }

  void forget(long id) {
    shown.remove(id);
  }
}
