// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.answer.StoredReceipt;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Summary;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Conversations about the documents that were read: each question is answered in the light of what
 * was said before. They are kept in the store; several have their places in the context at once,
 * behind the same documents. Thread-safe.
 */
public final class Conversations {
  /**
   * A question in a conversation.
   *
   * @param conversation its number
   * @param replaced a turn in whose place it is asked, as another version of it; empty if it is
   *     asked behind all that is shown
   */
  public record Question(
      long conversation,
      OptionalLong replaced,
      String text,
      AnswerListener listener,
      Cancellation cancellation) {
    /** A question behind all that is shown. */
    public Question(
        long conversation, String text, AnswerListener listener, Cancellation cancellation) {
      this(conversation, OptionalLong.empty(), text, listener, cancellation);
    }
  }

  private final Store store;
  private final ReadingSession reader;
  private final TurnMaker turns;

  Conversations(Store store, ReadingSession reader, TurnMaker turns) {
    this.turns = turns;
    this.store = store;
    this.reader = reader;
  }

  /** Begins one that is about no collection; it takes no memory before something is asked. */
  public ConversationEntry begin(String title) {
    return begin(OptionalLong.empty(), title);
  }

  /**
   * Begins one.
   *
   * @param collection which documents it is about; empty for none
   * @param title blank to let its first question name it
   */
  public ConversationEntry begin(OptionalLong collection, String title) {
    return store.conversations().create(collection, title);
  }

  /** All, those used last first. */
  public List<ConversationEntry> list() {
    return store.conversations().entries();
  }

  /** Those of a collection, or those of none, the ones used last first. */
  public List<ConversationEntry> list(OptionalLong collection) {
    return collection.isPresent()
        ? store.conversations().entries(collection.getAsLong())
        : list().stream().filter(entry -> entry.collection().isEmpty()).toList();
  }

  /** One of them; empty if there is none with this number. */
  public Optional<ConversationEntry> entry(long conversation) {
    return store.conversations().entry(conversation);
  }

  /** What was said, oldest first, in the versions that are shown. */
  public List<StoredTurn> turns(long conversation) {
    return store.turns().turns(conversation);
  }

  /** A turn and the others that were asked in its place, the oldest first. */
  public List<Long> versions(long turn) {
    return store.turns().versions(turn);
  }

  /** Shows a version of a turn, and behind it what was said there last. */
  public void show(long turn) {
    store.turns().show(turn);
  }

  /**
   * Begins a conversation that has the same turns up to one; each goes on by itself.
   *
   * @param turn the last one that they share
   * @param title blank to call it as the other
   */
  public ConversationEntry branch(long conversation, long turn, String title) {
    ConversationEntry from = require(conversation);
    return store
        .conversations()
        .branch(turn, from.collection(), title.isBlank() ? from.title() : title);
  }

  /** Keeps a question that is being typed; empty for none. */
  public void keepDraft(long conversation, String draft) {
    boolean _ = store.conversations().keepDraft(conversation, draft);
  }

  /** Notes that it was opened: it is the first of the list then. */
  public void use(long conversation) {
    boolean _ = store.conversations().use(conversation);
  }

  /** What the model was given for an answer; empty for one from before that was kept. */
  public Optional<Sent> sent(long turn) {
    return stored(turn)
        .map(receipt -> receipt.sent(store.documents()::text))
        .filter(sent -> sent.tokens() > 0);
  }

  /** How an answer was made; empty for one from before that was kept. */
  public Optional<Receipt> receipt(long turn) {
    return stored(turn).flatMap(StoredReceipt::receipt);
  }

  /** A receipt with words of its documents, as far as they are here: {@link Receipt#withWords}. */
  public Receipt withWords(Receipt receipt) {
    return receipt.withWords(store.documents()::text);
  }

  /** What the model thought before an answer; empty if nothing, or if that was not kept. */
  public String thoughts(long turn) {
    return receipt(turn).map(receipt -> receipt.written().thoughts()).orElse("");
  }

  private Optional<StoredReceipt> stored(long turn) {
    return store.turns().receipt(turn).map(StoredReceipt::of);
  }

  /** Gives it another title; tells whether it is there. */
  public boolean rename(long conversation, String title) {
    return store.conversations().rename(conversation, title);
  }

  /** Hides it until {@link #restore}, and gives its place in the context to others. */
  public boolean remove(long conversation) {
    boolean removed = store.conversations().remove(conversation);
    reader.leave(conversation);
    return removed;
  }

  /** Undoes {@link #remove}. */
  public boolean restore(long conversation) {
    return store.conversations().restore(conversation);
  }

  /** What its oldest turns are told to the model in short; empty if all are told as they were. */
  public Optional<Summary> summary(long conversation) {
    return folded(turns(conversation)).map(Conversations::summary);
  }

  /** The last turn that is told in short with all before it. */
  private static Optional<StoredTurn> folded(List<StoredTurn> path) {
    return path.stream().filter(turn -> turn.summary().isPresent()).reduce((one, next) -> next);
  }

  private static Summary summary(StoredTurn folded) {
    return new Summary(folded.summary().orElseThrow(), folded.ordinal());
  }

  /** Changes the words of the summary; it stands for the same turns. */
  public void editSummary(long conversation, String text) {
    folded(turns(conversation))
        .ifPresent(
            turn -> {
              boolean _ = store.turns().keepSummary(turn.id(), text);
            });
  }

  /**
   * Answers a question and keeps it with its answer, also one that was stopped, as far as it came.
   *
   * @throws CarrelException QUESTION_TOO_LONG; CANCELLED if it was stopped before a word was
   *     written and while what was said before was read
   * @throws IllegalStateException if no document was read
   */
  public Reply.Answered ask(Question question) {
    return switch (ask(List.of(question)).getFirst()) {
      case Reply.Answered answered -> answered;
      case Reply.Refused refused -> throw refused.error();
    };
  }

  /**
   * Answers questions of different conversations side by side; as {@link #ask(Question)}.
   *
   * @return a reply to each, in order
   */
  public List<Reply> ask(List<Question> questions) {
    List<List<StoredTurn>> before = questions.stream().map(this::before).toList();
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question q = questions.get(i);
      asks.add(new Ask(q.conversation, said(before.get(i)), q.text, q.listener, q.cancellation));
    }
    List<Reply> replies = reader.ask(asks);
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof Reply.Answered answered) {
        keep(questions.get(i).conversation, before.get(i), answered);
      }
    }
    return replies;
  }

  /** What was said before a question. */
  private List<StoredTurn> before(Question question) {
    long conversation = require(question.conversation).id();
    if (question.replaced.isEmpty()) {
      return turns(conversation);
    }
    List<StoredTurn> path = store.turns().pathTo(question.replaced.getAsLong());
    return path.isEmpty() ? path : path.subList(0, path.size() - 1);
  }

  private ConversationEntry require(long conversation) {
    return entry(conversation)
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.INTERNAL,
                    "There is no conversation " + conversation + ".",
                    "Begin a new one; what was answered before stays in the others."));
  }

  private static Dialogue said(List<StoredTurn> before) {
    Optional<Summary> summary = folded(before).map(Conversations::summary);
    return new Dialogue(
        summary.map(Summary::text),
        before.stream()
            .skip(summary.map(Summary::turns).orElse(0))
            .map(stored -> new Exchange(stored.turn().question(), stored.turn().answer()))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private void keep(long conversation, List<StoredTurn> before, Reply.Answered answered) {
    int told = before.size() - answered.before().turns().size();
    if (told > 0) {
      answered
          .before()
          .summary()
          .ifPresent(
              text -> {
                boolean _ = store.turns().keepSummary(before.get(told - 1).id(), text);
              });
    }
    Answer answer = answered.answer();
    OptionalLong parent =
        before.isEmpty() ? OptionalLong.empty() : OptionalLong.of(before.getLast().id());
    if (before.isEmpty()) {
      boolean _ = store.conversations().suggestTitle(conversation, Title.of(answer.question()));
    }
    var _ =
        store
            .turns()
            .append(
                conversation,
                parent,
                turns.turn(answer),
                Optional.of(StoredReceipt.json(answered.receipt(), answered.sent())));
    use(conversation);
  }
}
