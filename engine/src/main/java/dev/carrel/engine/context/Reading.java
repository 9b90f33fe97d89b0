// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static dev.carrel.engine.context.Sequences.DOCUMENTS;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ModelMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Documents that a model has read whole, one behind the other in one context, and kept on disk as
 * it goes.
 *
 * <p>The documents' sequence always holds the chat form's opening, whole documents, and at its end
 * what has been read of the one under way. Conversations branch off behind them ({@link #branch})
 * and end where the documents change. Documents are read in batches that begin anew with each
 * document, so that they make the same bytes however reading was interrupted. Not thread-safe, but
 * for {@link #memory}.
 */
public final class Reading implements AutoCloseable {
  /** Tokens read at once, between two looks at the {@link Gate}. */
  private static final int BATCH = Planner.BATCH;

  /** What is read in this time is kept on disk, so that no crash loses more. */
  public static final Duration CHECKPOINT = Duration.ofSeconds(30);

  /** A document in the context: all of it, or as far as it was read. */
  private record Resident(DocumentTokens tokens, int position, int read) {
    DocumentId id() {
      return tokens.document().id();
    }

    boolean isWhole() {
      return read == tokens.length();
    }

    int end() {
      return position + read;
    }
  }

  private final LanguageModel model;
  private final ChatFrame frame;
  private final ContextKeeper keeper;
  private final KeptContexts store;
  private final Planner planner;
  private final Duration checkpoint;
  private final List<Resident> resident = new ArrayList<>();

  /** Those that were taken out, perhaps while they were read. */
  private final Set<DocumentId> removed = new HashSet<>();

  private boolean closed;
  private volatile ReadOptions options;
  private volatile @Nullable ModelContext context;
  private @Nullable Branches branches;

  /**
   * Begins without a document.
   *
   * @param store where what is read is kept
   * @param planner whose speeds learn how long reading takes
   */
  public Reading(LanguageModel model, ReadOptions options, KeptContexts store, Planner planner) {
    this(model, options, store, planner, CHECKPOINT);
  }

  Reading(
      LanguageModel model,
      ReadOptions options,
      KeptContexts store,
      Planner planner,
      Duration checkpoint) {
    this.model = model;
    this.options = options;
    this.frame = ChatFrame.of(model);
    this.keeper = new ContextKeeper(store, model, options);
    this.store = store;
    this.planner = planner;
    this.checkpoint = checkpoint;
  }

  public ChatFrame frame() {
    return frame;
  }

  public ReadOptions options() {
    return options;
  }

  /** Whether a context with these options is this one, but for its budget. */
  public boolean serves(ReadOptions wanted) {
    return options.serve(wanted);
  }

  /** Sets another limit for what will be read; what was read stays. */
  public void budget(long bytes) {
    options = options.with(bytes);
  }

  /** The documents read whole, in order. */
  public List<Document> documents() {
    return resident.stream().filter(Resident::isWhole).map(r -> r.tokens.document()).toList();
  }

  /** For every page of every document that is read or under way: what became of it. */
  public List<PageState> ledger() {
    return resident.stream().flatMap(r -> r.tokens.ledger(r.position, r.read).stream()).toList();
  }

  /** Tokens of the opening and of what was read. */
  public int length() {
    return resident.isEmpty() ? frame.opening().length : resident.getLast().end();
  }

  /** Tokens that the context as allocated holds; 0 before the first document. */
  public int capacity() {
    ModelContext now = context;
    return now == null ? 0 : now.capacity();
  }

  /** As allocated now; may be asked from any thread. */
  public ModelMemory memory() {
    ModelContext now = context;
    return now == null ? new ModelMemory(model.weightsBytes(), 0, 0, 0) : now.memory();
  }

  /** The context looked at closely; may be asked from any thread. */
  public ContextDetail detail() {
    ModelContext now = context;
    return now == null ? ContextDetail.NONE : now.detail();
  }

  /** What a question asked now is answered from. */
  public AnswerScope scope() {
    List<ReadSoFar> soFar = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Resident r : resident) {
      soFar.add(r.tokens.soFar(r.read));
      List<PageState> pages = r.tokens.ledger(r.position, r.read);
      long read = pages.stream().filter(p -> p instanceof PageState.InContext).count();
      long left = pages.stream().filter(p -> p instanceof PageState.LeftOut).count();
      if (left > 0) {
        notes.add(
            "Of %s the model had read %,d of %,d pages when this was asked."
                .formatted(r.tokens.document().name(), read, read + left));
      }
    }
    return new AnswerScope(soFar, length(), keeper.key(), keeper.computePath(), notes);
  }

  /**
   * The passages of all pages that are read whole, in the context's order, each with the places of
   * its tokens.
   */
  public List<PlacedPassage> passages() {
    PassagePlaces places = new PassagePlaces(model);
    return resident.stream()
        .flatMap(r -> places.of(r.tokens, r.position, r.read).stream())
        .toList();
  }

  /**
   * Reads a document behind those already read, as far as it is not kept; nothing if it is there.
   *
   * @param selection which of its pages
   * @param gate asked between batches; what it lets others do meanwhile may move or remove this
   *     document's place, then reading begins again behind what is there; if it is {@link
   *     #remove}d, reading ends as if cancelled
   * @throws CarrelException DOES_NOT_FIT with figures and choices, CANCELLED, OUT_OF_MEMORY; then
   *     the context is as before, and what was kept on disk so far is used next time
   */
  public ReadReport add(
      Document document,
      PageSelection selection,
      Gate gate,
      Progress progress,
      Cancellation cancellation) {
    if (resident.stream().anyMatch(r -> r.id().equals(document.id()) && r.isWhole())) {
      return ReadReport.NOTHING;
    }
    Set<String> taken =
        resident.stream()
            .filter(r -> !r.id().equals(document.id()))
            .map(r -> r.tokens.title())
            .collect(Collectors.toSet());
    DocumentTokens tokens = DocumentTokens.of(options.shown(document), selection, taken, model);
    Verdicts.requireFit(planWith(tokens), options.profile(), List.of());
    cancellation.throwIfRequested();
    removed.remove(document.id());
    Optional<ReadReport> done = tryToRead(tokens, gate, progress, cancellation);
    while (done.isEmpty()) {
      if (closed || removed.contains(document.id())) {
        throw Cancellation.cancelled();
      }
      done = tryToRead(tokens, gate, progress, cancellation);
    }
    return done.get();
  }

  private ReadingPlan planWith(DocumentTokens more) {
    List<DocumentPlan> documents = new ArrayList<>();
    resident.forEach(r -> documents.add(plan(r.tokens)));
    documents.add(plan(more));
    return planner.plan(model, frame, documents, options);
  }

  private static DocumentPlan plan(DocumentTokens tokens) {
    return new DocumentPlan(tokens.document(), tokens.length());
  }

  /** Empty if the place behind which it was read is gone. */
  private Optional<ReadReport> tryToRead(
      DocumentTokens tokens, Gate gate, Progress progress, Cancellation cancellation) {
    int position = length();
    ModelContext into = grow(position + tokens.length() + Planner.ROOM_FOR_QUESTION_AND_ANSWER);
    boolean whole = false;
    Resident underWay = new Resident(tokens, position, 0);
    try {
      dropBranches();
      int restored = restore(into, tokens, position, cancellation);
      underWay = progressed(underWay, restored);
      progress.at(Progress.Stage.READ_TOKENS, underWay.read, tokens.length());
      long kept = System.nanoTime();
      Stint stint = new Stint(into.length(DOCUMENTS));
      while (!underWay.isWhole()) {
        gate.pass();
        if (resident.isEmpty() || !resident.getLast().equals(underWay)) {
          return Optional.empty();
        }
        dropBranches();
        int from = underWay.read;
        int end = Math.min(tokens.length(), from + BATCH);
        stint.time(
            () ->
                into.read(
                    DOCUMENTS,
                    Arrays.copyOfRange(tokens.tokens(), from, end),
                    done -> {},
                    cancellation));
        underWay = progressed(underWay, end);
        progress.at(Progress.Stage.READ_TOKENS, end, tokens.length());
        if (underWay.isWhole()
            || System.nanoTime() - kept >= checkpoint.toNanos()
            || keeper.isMuch(into)) {
          stint.note(into.length(DOCUMENTS));
          keeper.keep(into, allTokens(), this::documentsFrom);
          kept = System.nanoTime();
        }
      }
      whole = true;
      return Optional.of(new ReadReport(restored, tokens.length() - restored, keeper.notes()));
    } finally {
      if (!whole) {
        abandon(into, underWay);
      }
    }
  }

  /** Reading without pauses, timed. */
  private final class Stint {
    private int first;
    private long nanos;

    Stint(int first) {
      this.first = first;
    }

    void time(Runnable batch) {
      long start = System.nanoTime();
      batch.run();
      nanos += System.nanoTime() - start;
    }

    /** Tells how long it took up to a token, and begins anew there. */
    void note(int end) {
      planner
          .speeds()
          .record(model, options.profile(), options.threads(), first, end - first, nanos / 1e9);
      first = end;
      nanos = 0;
    }
  }

  private Resident progressed(Resident underWay, int read) {
    Resident further = new Resident(underWay.tokens, underWay.position, read);
    resident.remove(underWay);
    resident.add(further);
    return further;
  }

  /** Takes what was read of a document out again, and what has come into the context of it. */
  private void abandon(ModelContext into, Resident underWay) {
    if (resident.remove(underWay)) {
      keeper.rewound(underWay.position);
    }
    if (into.equals(context)) {
      dropBranches();
      into.rewind(DOCUMENTS, Math.min(length(), into.length(DOCUMENTS)));
    }
  }

  /**
   * Takes from disk what is kept of the document; how many of its tokens that was. Reads the
   * opening if it is neither there nor kept.
   */
  private int restore(
      ModelContext into, DocumentTokens tokens, int position, Cancellation cancellation) {
    int[] wanted = concat(allTokens(), tokens.tokens());
    keeper.restore(into, wanted, resident.isEmpty() ? 0 : position, cancellation);
    if (into.length(DOCUMENTS) < position) {
      into.rewind(DOCUMENTS, 0);
      into.read(DOCUMENTS, frame.opening(), done -> {}, cancellation);
    }
    return into.length(DOCUMENTS) - position;
  }

  /** The opening's and those of what was read. */
  private int[] allTokens() {
    int[] all = frame.opening();
    for (Resident r : resident) {
      all = concat(all, Arrays.copyOf(r.tokens.tokens(), r.read));
    }
    return all;
  }

  /** The documents with tokens at a place or behind it, in order. */
  private List<Document> documentsFrom(int place) {
    return resident.stream().filter(r -> r.end() > place).map(r -> r.tokens.document()).toList();
  }

  private static int[] concat(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  /** The context with room for so many tokens; what was read moves along. */
  private ModelContext grow(int tokens) {
    ModelContext now = context;
    if (now != null && now.capacity() >= tokens) {
      return now;
    }
    ContextOptions wanted =
        new ContextOptions(
            Planner.capacity(tokens, model.info().trainedContext()),
            options.profile(),
            options.threads());
    if (now == null || resident.isEmpty()) {
      closeContext();
      return open(wanted);
    }
    return move(now, wanted);
  }

  private ModelContext open(ContextOptions wanted) {
    ModelContext fresh = model.open(wanted);
    context = fresh;
    branches = new Branches(fresh);
    return fresh;
  }

  private void closeContext() {
    ModelContext now = context;
    if (now != null) {
      now.close();
    }
    context = null;
    branches = null;
  }

  /** Two contexts at once might not fit, so what was read waits in files meanwhile. */
  private ModelContext move(ModelContext old, ContextOptions wanted) {
    ContextOptions before = new ContextOptions(old.capacity(), wanted.profile(), wanted.threads());
    try (MovedContext moved = MovedContext.of(old, store)) {
      closeContext();
      try {
        moved.into(open(wanted));
      } catch (CarrelException e) {
        // The old one comes back before the failure is told.
        moved.into(open(before));
        throw e;
      }
      return required();
    }
  }

  private ModelContext required() {
    ModelContext now = context;
    if (now == null) {
      throw new IllegalStateException("no document was read");
    }
    return now;
  }

  /** Forgets a document and, since they were read in its light, those behind it. */
  public void remove(DocumentId document) {
    removed.add(document);
    for (int i = 0; i < resident.size(); i++) {
      if (resident.get(i).id().equals(document)) {
        forgetFrom(i);
        return;
      }
    }
  }

  /**
   * Forgets all but the beginning that it has in common with this order. A document under way that
   * is forgotten ends as if cancelled.
   *
   * @return the whole documents that stay
   */
  public List<DocumentId> keepOnly(List<DocumentId> order) {
    int same = 0;
    while (same < resident.size()
        && same < order.size()
        && resident.get(same).id().equals(order.get(same))) {
      same++;
    }
    if (same < resident.size()) {
      resident.subList(same, resident.size()).forEach(gone -> removed.add(gone.id()));
      forgetFrom(same);
    }
    return documents().stream().map(Document::id).toList();
  }

  private void forgetFrom(int index) {
    int position = resident.get(index).position;
    resident.subList(index, resident.size()).clear();
    ModelContext now = context;
    if (now != null) {
      dropBranches();
      now.rewind(DOCUMENTS, Math.min(position, now.length(DOCUMENTS)));
    }
    keeper.rewound(position);
  }

  private void dropBranches() {
    Branches now = branches;
    if (now != null) {
      now.dropAll();
    }
  }

  /**
   * What putting the documents in another order takes: tokens that would have to be read again,
   * since they are neither where they were nor kept on disk in that order.
   *
   * @param order whole documents of this reading; those not named stay behind them
   */
  public int costOf(List<DocumentId> order) {
    List<DocumentTokens> wanted = inOrder(order);
    int same = 0;
    while (same < wanted.size() && wanted.get(same) == resident.get(same).tokens) {
      same++;
    }
    if (same == wanted.size()) {
      return 0;
    }
    int[] all = frame.opening();
    for (DocumentTokens tokens : wanted) {
      all = concat(all, tokens.tokens());
    }
    return all.length - Math.max(resident.get(same).position, keeper.kept(all));
  }

  private List<DocumentTokens> inOrder(List<DocumentId> order) {
    List<DocumentTokens> wanted = new ArrayList<>();
    for (DocumentId id : order) {
      resident.stream().filter(r -> r.id().equals(id)).forEach(r -> wanted.add(r.tokens));
    }
    resident.stream().map(Resident::tokens).filter(t -> !wanted.contains(t)).forEach(wanted::add);
    return wanted;
  }

  /**
   * Forgets what stands where another document is wanted; those forgotten are to be {@link #add}ed
   * again in the order returned.
   */
  public List<Document> makeWayFor(List<DocumentId> order) {
    List<DocumentTokens> wanted = inOrder(order);
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) != resident.get(i).tokens) {
        forgetFrom(i);
        return wanted.subList(i, wanted.size()).stream().map(DocumentTokens::document).toList();
      }
    }
    return List.of();
  }

  /** Tokens that a conversation can have behind the documents, if all others go. */
  public int roomForConversation() {
    int trained = model.info().trainedContext();
    Branches now = branches;
    return now == null ? 0 : Math.max(0, Math.min(now.room(), trained - length()));
  }

  /**
   * Lends a sequence behind the documents that holds {@code history}: resident, or read now.
   *
   * @param owner the conversation, by which it is found again
   * @param history tokens of what was said before
   * @param room tokens that must fit besides, also those of {@code others}
   * @param others owners whose sequences are lent out
   * @return empty if there is no room
   * @throws IllegalStateException if no document was read
   */
  public Optional<Branch> branch(
      Object owner, int[] history, int room, Set<Object> others, Cancellation cancellation) {
    required();
    Branches now = branches;
    if (now == null) {
      throw new IllegalStateException("no document was read");
    }
    return now.lend(owner, history, room, others, cancellation);
  }

  /**
   * Lends a sequence behind another one that is lent; to be {@link #dropBranch dropped} after.
   *
   * @param stem what it begins with
   * @param room tokens that must fit besides, also those of {@code others}
   * @return empty if there is no room
   */
  public Optional<Branch> branch(Branch stem, Object owner, int room, Set<Object> others) {
    Branches now = branches;
    return now == null ? Optional.empty() : now.lendBehind(stem, owner, room, others);
  }

  /** Lets go of a conversation's sequence. */
  public void dropBranch(Object owner) {
    Branches now = branches;
    if (now != null) {
      now.drop(owner);
    }
  }

  /**
   * Begins to record what heads look at in the documents, in all branches: one recording at a time,
   * to be closed before a document is added.
   */
  public AttentionRecording record(List<AttentionHead> heads) {
    return required().record(heads, false, length());
  }

  /** Reads one token in each of several branches, side by side. */
  public void step(int[] sequences, int[] tokens, Cancellation cancellation) {
    required().step(sequences, tokens, cancellation);
  }

  /** Also while a document waits between two batches: its reading then ends as if cancelled. */
  @Override
  public void close() {
    closed = true;
    closeContext();
    keeper.close();
    resident.clear();
  }
}
