package dev.carrel.engine.answer;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.answer.Dialogue.Exchange;
import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.Scope;
import dev.carrel.engine.model.LanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers questions from documents that were read whole.
 *
 * <p>The few passages whose words fit the question best are shown to the model again beside it: all
 * of the document stays in its context, but a small model attends best to what is near. The
 * answer's quotes are then taken from the documents, not from the model, and looked up; {@code
 * docs/decisions/0003-quotes.md} says why. Decoding is greedy: the same question behind the same
 * words on the same documents gives the same bytes.
 *
 * <p>What was said before stands between documents and question, without the passages shown then.
 * Where it does not fit, its oldest turns are told in short; the documents stay as they are.
 */
public final class Answerer {
  /** Longest answer, in tokens. */
  private static final int MAX_ANSWER_TOKENS = 512;

  /** Longest summary of what was said before, in tokens. */
  private static final int MAX_SUMMARY_TOKENS = 192;

  private final LanguageModel model;

  public Answerer(LanguageModel model) {
    this.model = model;
  }

  /**
   * Answers questions, side by side as far as there is room; the documents are afterwards as
   * before.
   *
   * @param asks of different conversations
   * @return a reply to each, in order
   */
  public List<Reply> answer(Reading reading, List<Ask> asks) {
    Scope scope = reading.scope();
    Passages passages = new Passages(PassageText.of(scope.documents()));
    QuoteFinder finder = new QuoteFinder(scope.documents());
    Prompts prompts = new Prompts(model, reading.frame());
    Map<Ask, Reply> replies = new LinkedHashMap<>();
    List<Ask> waiting = new ArrayList<>(asks);
    while (!waiting.isEmpty()) {
      Group group = new Group(reading, scope, passages, finder, prompts);
      waiting.removeAll(group.take(waiting, replies));
      group.answer(replies);
    }
    return asks.stream().map(replies::get).toList();
  }

  /** Those that are answered at once. */
  private final class Group {
    /** A question that has its place in the context. */
    private record Placed(
        Ask ask, Dialogue before, Branch branch, Prompt prompt, Writing writing, long start) {}

    private final Reading reading;
    private final Scope scope;
    private final Passages passages;
    private final QuoteFinder finder;
    private final Prompts prompts;
    private final List<Placed> placed = new ArrayList<>();

    Group(Reading reading, Scope scope, Passages passages, QuoteFinder finder, Prompts prompts) {
      this.reading = reading;
      this.scope = scope;
      this.passages = passages;
      this.finder = finder;
      this.prompts = prompts;
    }

    /** Those it could place or had to refuse, from the first on. */
    List<Ask> take(List<Ask> waiting, Map<Ask, Reply> replies) {
      List<Ask> taken = new ArrayList<>();
      for (Ask ask : waiting) {
        try {
          if (!place(ask)) {
            break;
          }
        } catch (CarrelException e) {
          replies.put(ask, new Reply.Refused(e));
        }
        taken.add(ask);
      }
      return taken;
    }

    /** False if it has to wait for the others. */
    private boolean place(Ask ask) {
      long start = System.nanoTime();
      Prompt prompt = prompts.question(passages, ask.question());
      int room = prompt.length() + MAX_ANSWER_TOKENS;
      Dialogue before = placed.isEmpty() ? fitted(ask, room) : ask.before();
      Set<Object> others =
          placed.stream().map(p -> p.ask.owner()).collect(Collectors.toUnmodifiableSet());
      int lent = placed.stream().mapToInt(p -> p.prompt.length() + MAX_ANSWER_TOKENS).sum();
      int[] history = prompts.history(before);
      if (history.length + room > reading.roomForConversation()) {
        if (placed.isEmpty()) {
          throw tooLong(ask, room - prompt.length() + history.length);
        }
        return false;
      }
      Optional<Branch> branch =
          reading.branch(ask.owner(), history, room + lent, others, ask.cancellation());
      if (branch.isEmpty()) {
        if (placed.isEmpty()) {
          throw tooLong(ask, room - prompt.length() + history.length);
        }
        return false;
      }
      Writing writing = new Writing(model, MAX_ANSWER_TOKENS, ask.listener()::text);
      placed.add(new Placed(ask, before, branch.get(), prompt, writing, start));
      return true;
    }

    private CarrelException tooLong(Ask ask, int taken) {
      return new CarrelException(
          Code.QUESTION_TOO_LONG,
          "The question has %,d characters; there is room for %,d tokens, its passages included."
              .formatted(
                  ask.question().length(), Math.max(0, reading.roomForConversation() - taken)),
          "Shorten the question; put long text into a note and add that as a document.");
    }

    /** The dialogue with as many of its oldest turns told in short as must be. */
    private Dialogue fitted(Ask ask, int room) {
      Dialogue before = ask.before();
      while (!before.turns().isEmpty()
          && prompts.history(before).length + room > reading.roomForConversation()) {
        before = folded(before, ask);
      }
      return before;
    }

    private Dialogue folded(Dialogue before, Ask ask) {
      Prompt wish = prompts.summarize();
      int room = wish.length() + MAX_SUMMARY_TOKENS;
      for (int count = (before.turns().size() + 1) / 2; count > 0; count--) {
        int[] history = prompts.history(before.first(count));
        if (history.length + room > reading.roomForConversation()) {
          continue;
        }
        Optional<Branch> branch =
            reading.branch(ask.owner(), history, room, Set.of(), ask.cancellation());
        if (branch.isPresent()) {
          return before.folded(count, summary(branch.get(), wish, ask.cancellation()));
        }
      }
      Exchange oldest = before.turns().getFirst();
      return before.folded(
          1,
          Stream.concat(before.summary().stream(), Stream.of("Asked: " + oldest.question()))
              .collect(Collectors.joining(" ")));
    }

    private String summary(Branch branch, Prompt wish, Cancellation cancellation) {
      Writing writing = new Writing(model, MAX_SUMMARY_TOKENS, more -> {});
      try (branch) {
        SideBySide alone = new SideBySide(reading);
        alone.begin(branch, wish, writing, cancellation);
        alone.write();
      }
      cancellation.throwIfRequested();
      return writing.text();
    }

    void answer(Map<Ask, Reply> replies) {
      try {
        SideBySide all = new SideBySide(reading);
        for (Placed p : placed) {
          all.begin(p.branch, p.prompt, p.writing, p.ask.cancellation());
        }
        all.write();
      } finally {
        placed.forEach(p -> p.branch.close());
      }
      placed.forEach(p -> replies.put(p.ask, new Reply.Answered(answered(p), p.before)));
    }

    private Answer answered(Placed p) {
      String words = p.writing.text();
      List<Quote> quotes = new Attribution(passages, finder).quotes(p.ask.question(), words);
      quotes.forEach(p.ask.listener()::quote);
      return new Answer(
          p.ask.question(),
          words,
          quotes,
          scope.tokens() + prompts.history(p.before).length + p.prompt.length(),
          p.writing.generated(),
          Duration.ofNanos(System.nanoTime() - p.start),
          p.writing.isComplete(),
          scope.notes());
    }
  }
}
