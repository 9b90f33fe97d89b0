// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.evidence.PassageRanker;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.evidence.WritingLooks;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.LanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Questions that are answered at once: as many as there is room for. */
final class AnswerGroup {
  /** Longest answer, in tokens. */
  private static final int MAX_ANSWER_TOKENS = 512;

  /** A question that has its place in the context. */
  private record Placed(
      Ask ask, Dialogue before, Branch branch, Prompt prompt, Writing writing, long start) {
    /** Tokens that it may come to have behind what was there. */
    int room() {
      return prompt.length() + MAX_ANSWER_TOKENS;
    }
  }

  private final LanguageModel model;
  private final Reading reading;
  private final AnswerScope scope;
  private final PassageRanker ranker;
  private final QuoteFinder finder;
  private final Map<Ask, Ranking> rankings;
  private final Prompts prompts;
  private final ReceiptMaker receipts;
  private final Judging judging;
  private final BiConsumer<Ask, Reply> replies;
  private final List<Placed> placed = new ArrayList<>();
  private final Object stemOwner = new Object();
  private Optional<Branch> stem = Optional.empty();
  private Prompt shown = Prompt.NONE;

  AnswerGroup(
      LanguageModel model,
      Reading reading,
      AnswerScope scope,
      PassageRanker ranker,
      QuoteFinder finder,
      Map<Ask, Ranking> rankings,
      Prompts prompts,
      ReceiptMaker receipts,
      Judging judging,
      BiConsumer<Ask, Reply> replies) {
    this.model = model;
    this.reading = reading;
    this.scope = scope;
    this.ranker = ranker;
    this.finder = finder;
    this.rankings = Map.copyOf(rankings);
    this.prompts = prompts;
    this.receipts = receipts;
    this.judging = judging;
    this.replies = replies;
  }

  /** Takes those it could place or had to refuse, from the first on. */
  List<Ask> take(List<Ask> waiting) {
    List<Ask> first = waiting.stream().takeWhile(ask -> ask.before().isEmpty()).toList();
    boolean together = first.size() > 1 && growStem(first);
    List<Ask> taken = new ArrayList<>();
    for (Ask ask : together ? first : waiting) {
      try {
        if (!(together ? placeBehindStem(ask) : place(ask))) {
          break;
        }
      } catch (CarrelException e) {
        if (e.code() == Code.DEVICE_LOST) {
          throw e; // nothing can be answered there any more
        }
        replies.accept(ask, new Reply.Refused(e));
      }
      taken.add(ask);
    }
    return taken;
  }

  /** Reads what the questions have in common; false if it does not fit, then each is by itself. */
  private boolean growStem(List<Ask> first) {
    Prompt common = prompts.stem(first.stream().map(this::ranking).toList());
    int room = common.length() + prompts.bare(first.getFirst().question()).length();
    if (room + MAX_ANSWER_TOKENS > reading.roomForConversation()) {
      return false;
    }
    try {
      stem =
          reading.branch(stemOwner, common.tokens(), 0, Set.of(), first.getFirst().cancellation());
      shown = stem.isPresent() ? common : Prompt.NONE;
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        throw e;
      }
    }
    return stem.isPresent();
  }

  private boolean placeBehindStem(Ask ask) {
    long start = System.nanoTime();
    Prompt prompt = prompts.bare(ask.question());
    Set<Object> others = owners();
    others.add(stemOwner);
    int room = prompt.length() + MAX_ANSWER_TOKENS + lent();
    Optional<Branch> branch = stem.flatMap(s -> reading.branch(s, ask.owner(), room, others));
    if (branch.isEmpty() && placed.isEmpty()) {
      throw tooLong(ask, MAX_ANSWER_TOKENS);
    }
    branch.ifPresent(b -> add(ask, ask.before(), b, prompt, start));
    return branch.isPresent();
  }

  /** False if it has to wait for the others. */
  private boolean place(Ask ask) {
    long start = System.nanoTime();
    Prompt prompt = prompt(ask);
    int room = prompt.length() + MAX_ANSWER_TOKENS;
    Dialogue before =
        placed.isEmpty() ? new Folding(model, reading, prompts).fitted(ask, room) : ask.before();
    int[] history = prompts.history(before);
    Optional<Branch> branch =
        history.length + room > reading.roomForConversation()
            ? Optional.empty()
            : reading.branch(ask.owner(), history, room + lent(), owners(), ask.cancellation());
    if (branch.isEmpty() && placed.isEmpty()) {
      throw tooLong(ask, MAX_ANSWER_TOKENS + history.length);
    }
    branch.ifPresent(b -> add(ask, before, b, prompt, start));
    return branch.isPresent();
  }

  /**
   * Without the passages that may matter where there is no room for them: they stand above, too.
   */
  private Prompt prompt(Ask ask) {
    Prompt whole = prompts.question(ranking(ask), ask.question());
    return whole.length() + MAX_ANSWER_TOKENS <= reading.roomForConversation()
        ? whole
        : prompts.bare(ask.question());
  }

  private void add(Ask ask, Dialogue before, Branch branch, Prompt prompt, long start) {
    Writing writing =
        new Writing(model, MAX_ANSWER_TOKENS, ask.listener()::text, ask.listener()::thought);
    placed.add(new Placed(ask, before, branch, prompt, writing, start));
  }

  private Set<Object> owners() {
    return placed.stream().map(p -> p.ask.owner()).collect(Collectors.toSet());
  }

  private int lent() {
    return placed.stream().mapToInt(Placed::room).sum();
  }

  private CarrelException tooLong(Ask ask, int taken) {
    return new CarrelException(
        Code.QUESTION_TOO_LONG,
        "The question has %,d characters; there is room for %,d tokens, its passages included."
            .formatted(ask.question().length(), Math.max(0, reading.roomForConversation() - taken)),
        "Shorten the question; put long text into a note and add that as a document.");
  }

  private Ranking ranking(Ask ask) {
    return Objects.requireNonNull(rankings.get(ask));
  }

  /** Lets the model write all answers; the documents are afterwards as before. */
  void answer() {
    List<WritingLooks> looks = new ArrayList<>();
    Optional<AttentionRecording> recording = placed.isEmpty() ? Optional.empty() : record();
    try {
      SideBySide all = new SideBySide(reading);
      for (Placed p : placed) {
        looks.add(WritingLooks.of(ranker, recording, looks.size()));
        all.begin(
            p.branch,
            p.prompt,
            p.writing,
            Optional.of(looks.getLast()),
            p.ask.chooser(),
            p.ask.cancellation());
      }
      all.write();
    } finally {
      recording.ifPresent(AttentionRecording::close);
      placed.forEach(p -> p.branch.close());
      if (stem.isPresent()) {
        placed.forEach(p -> reading.dropBranch(p.ask.owner()));
        reading.dropBranch(stemOwner);
      }
    }
    for (int i = 0; i < placed.size(); i++) {
      replies.accept(placed.get(i).ask, answered(placed.get(i), looks.get(i)));
    }
  }

  private Optional<AttentionRecording> record() {
    List<AttentionHead> heads = model.retrievalHeads().list();
    return heads.isEmpty() ? Optional.empty() : Optional.of(reading.record(heads));
  }

  private Reply answered(Placed p, WritingLooks looks) {
    Answer answer = answer(p, looks);
    Receipt receipt =
        receipts.of(p.ask, p.before, prompts.history(p.before), shown, p.prompt, p.writing, answer);
    return new Reply.Answered(answer, p.before, Sent.of(receipt, pieces(p)), receipt);
  }

  private Map<Sent.Kind, List<String>> pieces(Placed p) {
    List<String> asked = new ArrayList<>(Pieces.of(model, shown.tokens()));
    asked.addAll(Pieces.of(model, p.prompt.tokens()));
    return Map.of(
        Sent.Kind.OPENING,
        Pieces.of(model, reading.frame().opening()),
        Sent.Kind.QUESTION,
        asked,
        Sent.Kind.ANSWER,
        p.writing.pieces());
  }

  private Answer answer(Placed p, WritingLooks looks) {
    String words = p.writing.text();
    Attribution.Found found =
        new Attribution(ranker, finder)
            .find(
                p.ask.about(),
                ranking(p.ask),
                new Attribution.Written(words, p.writing.ends(), looks));
    found.quotes().forEach(p.ask.listener()::quote);
    List<String> notes = new ArrayList<>(scope.notes());
    notes.addAll(found.notes());
    Duration time = Duration.ofNanos(System.nanoTime() - p.start);
    return new Answer(
        p.ask.question(),
        words,
        found.quotes(),
        scope.tokens() + prompts.history(p.before).length + p.prompt.length(),
        p.writing.generated(),
        time,
        p.writing.isComplete(),
        notes,
        judging.evidence(
            p.ask,
            found.sentences(),
            found.quotes(),
            ranking(p.ask),
            new NearestPassages(scope, found.quotes())));
  }
}
