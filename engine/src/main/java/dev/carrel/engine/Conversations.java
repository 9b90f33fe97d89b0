package dev.carrel.engine;

import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.store.ConversationEntry;
import dev.carrel.engine.store.Store;
import dev.carrel.engine.store.StoredTurn;
import dev.carrel.engine.store.Summary;
import dev.carrel.engine.store.Turn;
import java.time.Instant;
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
   */
  public record Question(
      long conversation, String text, AnswerListener listener, Cancellation cancellation) {}

  private final Store store;
  private final Reader reader;

  Conversations(Store store, Reader reader) {
    this.store = store;
    this.reader = reader;
  }

  /** Begins one; it takes no memory before something is asked. */
  public ConversationEntry begin(String title) {
    return store.conversations().create(OptionalLong.empty(), title);
  }

  /** All, the latest first. */
  public List<ConversationEntry> list() {
    return store.conversations().entries();
  }

  /** What was said, oldest first; also what is now told to the model in short. */
  public List<StoredTurn> turns(long conversation) {
    return store.turns().turns(conversation);
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
    return store.conversations().summary(conversation);
  }

  /** Changes the words of the summary; it stands for the same turns. */
  public void editSummary(long conversation, String text) {
    summary(conversation)
        .ifPresent(
            old -> store.conversations().keepSummary(conversation, new Summary(text, old.turns())));
  }

  /**
   * Answers a question and keeps it with its answer, also one that was stopped, as far as it came.
   *
   * @throws CarrelException QUESTION_TOO_LONG; CANCELLED if it was stopped before a word was
   *     written and while what was said before was read
   * @throws IllegalStateException if no document was read
   */
  public Answer ask(Question question) {
    return switch (ask(List.of(question)).getFirst()) {
      case Reply.Answered answered -> answered.answer();
      case Reply.Refused refused -> throw refused.error();
    };
  }

  /**
   * Answers questions of different conversations side by side; as {@link #ask(Question)}.
   *
   * @return a reply to each, in order
   */
  public List<Reply> ask(List<Question> questions) {
    List<Ask> asks =
        questions.stream()
            .map(
                q ->
                    new Ask(
                        q.conversation, said(q.conversation), q.text, q.listener, q.cancellation))
            .toList();
    List<Reply> replies = reader.ask(asks);
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof Reply.Answered answered) {
        keep(questions.get(i).conversation, answered);
      }
    }
    return replies;
  }

  private Dialogue said(long conversation) {
    if (store.conversations().entry(conversation).isEmpty()) {
      throw new CarrelException(
          Code.INTERNAL,
          "There is no conversation " + conversation + ".",
          "Begin a new one; what was answered before stays in the others.");
    }
    Optional<Summary> summary = summary(conversation);
    return new Dialogue(
        summary.map(Summary::text),
        turns(conversation).stream()
            .skip(summary.map(Summary::turns).orElse(0))
            .map(stored -> new Exchange(stored.turn().question(), stored.turn().answer()))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private void keep(long conversation, Reply.Answered answered) {
    int told = turns(conversation).size() - answered.before().turns().size();
    if (told > 0) {
      answered
          .before()
          .summary()
          .ifPresent(
              text -> store.conversations().keepSummary(conversation, new Summary(text, told)));
    }
    Answer answer = answered.answer();
    var _ =
        store
            .turns()
            .append(
                conversation,
                new Turn(
                    answer.question(),
                    answer.text(),
                    reader.modelName().orElse(""),
                    reader.profile().map(KvProfile::label).orElse(""),
                    Instant.now(),
                    answer.generatedTokens(),
                    answer.time().toNanos() / 1e9,
                    answer.quotes().stream().map(Conversations::stored).toList()),
                Optional.empty());
  }

  private static dev.carrel.engine.store.Quote stored(Quote quote) {
    return new dev.carrel.engine.store.Quote(
        quote.text(),
        quote.places().stream().findFirst(),
        dev.carrel.engine.store.Quote.Match.valueOf(quote.match().name()));
  }
}
