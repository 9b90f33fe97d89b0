// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.MemorySnapshot.CardMemory;
import dev.carrel.engine.answer.Answerer;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.Replay;
import dev.carrel.engine.answer.Replayer;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.answer.Sources;
import dev.carrel.engine.context.Choices;
import dev.carrel.engine.context.PagePick;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ProfilePlan;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.JudgeExamples;
import dev.carrel.engine.evidence.RankedPassages;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Machine;
import dev.carrel.engine.ground.MemoryWatch;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.passage.PassageSimilarity;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The model and what it has read. What computes takes the lock; reading gives it to others between
 * two batches. What is asked often ({@link #memory}, {@link #readDocuments}, {@link #ledger}) reads
 * what the last computation left and never waits.
 */
final class ReadingSession implements AutoCloseable {
  private static final ModelMemory NOTHING = new ModelMemory(0, 0, 0, 0);

  /** What outsiders see of the reading. */
  private record View(
      List<DocumentId> documents,
      List<PageState> ledger,
      int tokens,
      int capacity,
      int pages,
      long pageTokens) {
    static final View EMPTY = new View(List.of(), List.of(), 0, 0, 0, 0);

    static View of(Reading reading) {
      List<PageState> ledger = reading.ledger();
      int pages = 0;
      long pageTokens = 0;
      for (PageState state : ledger) {
        if (state instanceof PageState.InContext page) {
          pages++;
          pageTokens += page.endToken() - page.firstToken();
        }
      }
      return new View(
          reading.documents().stream().map(Document::id).toList(),
          ledger,
          ledger.isEmpty() ? 0 : reading.length(),
          reading.capacity(),
          pages,
          pageTokens);
    }
  }

  private final ModelLoader loader;
  private final KeptContexts kept;
  private final Consumer<List<DocumentId>> onRead;
  private final Planner planner;
  private final Machine machine;
  private final InstantSource clock;
  private final ReentrantLock computing = new ReentrantLock(true);
  private final PauseGate gate;
  private final CardBudgets cardBudgets;
  private volatile Optional<LanguageModel> model = Optional.empty();
  private volatile Optional<Reading> reading = Optional.empty();
  private volatile View view = View.EMPTY;

  private final PassageSimilarity similarity;

  /** Pages of the documents that were read, or tried; of who computes. */
  private final Map<DocumentId, PageSelection> selections = new HashMap<>();

  /** Of who computes. */
  private Sources sources = new Sources();

  /** Of the model that is loaded. */
  private final JudgeExamples examples = new JudgeExamples();

  /**
   * Makes a reader without a model.
   *
   * @param similarity of questions and passages
   * @param onRead hears of the documents that were read, in order, whenever they are others
   */
  ReadingSession(
      ModelLoader loader,
      KeptContexts kept,
      Platform platform,
      PassageSimilarity similarity,
      Consumer<List<DocumentId>> onRead) {
    this.similarity = similarity;
    this.machine = platform.machine();
    this.clock = platform.clock();
    this.planner = Planner.of(platform);
    this.loader = loader;
    this.kept = kept;
    this.onRead = onRead;
    this.cardBudgets = new CardBudgets(machine::devices, System::nanoTime);
    MemoryWatch memory = new MemoryWatch(machine::memory);
    // The context is allocated and touched when it is made: reading on takes nothing more.
    this.gate = new PauseGate(computing, () -> memory.check(0).map(Waiting.ForMemory::new));
  }

  void load(Progress progress, Cancellation cancellation) {
    computing(() -> model(progress, cancellation));
  }

  /**
   * Does something with the model alone, which is loaded if need be; nothing else computes then.
   */
  <T> T withModel(Function<LanguageModel, T> work, Progress progress, Cancellation cancellation) {
    return computing(() -> work.apply(model(progress, cancellation)));
  }

  Prepared prepare(
      ReadOptions wanted, boolean insist, Progress progress, Cancellation cancellation) {
    return computing(
        () -> {
          LanguageModel loaded = measured(wanted.profile(), progress, cancellation);
          return Prepared.of(wanted, insist, loaded.info().name(), loaded.calibration());
        });
  }

  /** The model, measured as far as the profile needs that and it never was. */
  private LanguageModel measured(KvProfile profile, Progress progress, Cancellation cancellation) {
    LanguageModel loaded = model(progress, cancellation);
    if (profile.needsCalibration() && loaded.calibration() instanceof Calibration.NotYet) {
      Calibration _ = loaded.calibrate(progress, cancellation);
    } else if (profile.needsCalibration()) {
      Calibration _ = loaded.measureEvidence(progress, cancellation);
    }
    return loaded;
  }

  ReadingPlan plan(
      List<Document> documents, ReadOptions options, Progress progress, Cancellation cancellation) {
    return computing(
        () -> planner.plan(model(progress, cancellation), documents, options, cancellation));
  }

  /** The pages to read of documents that do not fit whole. */
  Map<DocumentId, PageSelection> pick(
      List<Document> documents,
      List<PagePick.Place> ranked,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    ReadingPlan plan = plan(documents, options, progress, cancellation);
    int room = Choices.pageTokensThatFit(plan, options.profile());
    List<Document> shown = documents.stream().map(options::shown).toList();
    return computing(() -> PagePick.of(shown, ranked, room, model(progress, cancellation)));
  }

  ReadReport read(
      Document document,
      PageSelection selection,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    return computing(
        () -> {
          selections.put(document.id(), selection);
          try {
            return readOnce(document, options, progress, cancellation);
          } catch (CarrelException e) {
            if (!canGoOnWithoutDevices(e)) {
              throw e;
            }
            return readWithoutDevices(document, options, progress, cancellation)
                .with(
                    e.getMessage()
                        + " Reading went on on the processor, from where it was last kept; Carrel"
                        + " computes there until it is started anew.");
          }
        });
  }

  private ReadReport readOnce(
      Document document, ReadOptions options, Progress progress, Cancellation cancellation) {
    LanguageModel loaded = measured(options.profile(), progress, cancellation);
    requireSupport(loaded, options.profile());
    Reading current = reading(loaded, options);
    try {
      return current.add(
          document,
          selections.getOrDefault(document.id(), PageSelection.ALL),
          gate.of(cancellation),
          (stage, done, total) -> {
            look(current);
            progress.at(stage, done, total);
          },
          cancellation);
    } finally {
      look(current);
    }
  }

  /** With the model loaded anew: all documents before this one, which are kept, and the rest. */
  private ReadReport readWithoutDevices(
      Document document, ReadOptions options, Progress progress, Cancellation cancellation) {
    readAgain(options, progress, cancellation);
    return readOnce(document, options, progress, cancellation);
  }

  /** Loads the model anew, and reads what was read, as far as it is kept from there. */
  private void readAgain(ReadOptions options, Progress progress, Cancellation cancellation) {
    List<Document> before = reading.map(Reading::documents).orElse(List.of());
    List<DocumentId> _ = unload();
    for (Document earlier : before) {
      ReadReport _ = readOnce(earlier, options, progress, cancellation);
    }
  }

  /** A device was lost, and from now on the processor computes. */
  private boolean canGoOnWithoutDevices(CarrelException e) {
    return e.code() == CarrelException.Code.DEVICE_LOST && loader.withoutDevices();
  }

  private static void requireSupport(LanguageModel loaded, KvProfile profile) {
    if (profile.needsCalibration()
        && loaded.calibration() instanceof Calibration.Unsupported unsupported) {
      throw new CarrelException(
          CarrelException.Code.MODEL_INVALID,
          "%s cannot be read with profile %s: %s"
              .formatted(loaded.info().name(), profile.label(), unsupported.reason()),
          "Take profile exact, or another model.");
    }
  }

  /**
   * The reading with these options; one with another profile or number of threads ends here, its
   * documents have to be read anew.
   */
  private Reading reading(LanguageModel loaded, ReadOptions options) {
    if (reading.isPresent() && reading.get().serves(options)) {
      reading.get().budget(options.budgetBytes());
      return reading.get();
    }
    reading.ifPresent(Reading::close);
    Reading fresh = new Reading(loaded, options, kept, planner);
    reading = Optional.of(fresh);
    look(fresh);
    return fresh;
  }

  private void look(Reading current) {
    if (reading.filter(current::equals).isEmpty()) {
      return; // it ended while a document waited between two batches
    }
    List<DocumentId> before = view.documents;
    view = View.of(current);
    if (!view.documents.equals(before)) {
      onRead.accept(view.documents);
    }
  }

  void forget(DocumentId document) {
    computing(
        () -> {
          changing(r -> r.remove(document));
          sources = new Sources();
          return document;
        });
  }

  /** Forgets documents, and does something while nobody computes. */
  void without(Collection<DocumentId> documents, Runnable work) {
    computing(
        () -> {
          documents.forEach(this::forget);
          work.run();
          return documents;
        });
  }

  /** Tokens that have to be read again for another order. */
  int costOf(List<DocumentId> order) {
    return computing(() -> reading.map(r -> r.costOf(order)).orElse(0));
  }

  /** Forgets what stands in the way of another order; what has to be read again, in order. */
  List<Document> makeWayFor(List<DocumentId> order) {
    return computing(
        () ->
            reading
                .map(
                    r -> {
                      List<Document> again = r.makeWayFor(order);
                      look(r);
                      return again;
                    })
                .orElse(List.of()));
  }

  /** Keeps what was read as far as it begins as this order does; the documents that stay. */
  List<DocumentId> keepOnly(List<DocumentId> order) {
    return computing(
        () ->
            reading
                .map(
                    r -> {
                      List<DocumentId> stay = r.keepOnly(order);
                      look(r);
                      return stay;
                    })
                .orElse(List.of()));
  }

  /**
   * What more tokens would take behind what was read; empty while no model is loaded. With a
   * context it never waits.
   */
  Optional<Estimate.Cost> costOfMore(long tokens, ReadOptions options) {
    MemorySnapshot now = memory();
    if (now.contextCapacity() > 0 && reading.filter(r -> r.serves(options)).isPresent()) {
      long bytes = tokens * now.use().kvBytes() / now.contextCapacity();
      return Optional.of(new Estimate.Cost(bytes, tokens <= now.room().tokens()));
    }
    if (model.isEmpty() || tokens > Integer.MAX_VALUE / 2) {
      return Optional.empty();
    }
    return computing(
        () ->
            model.map(
                loaded -> {
                  ProfilePlan plan = planner.plan(loaded, (int) tokens, options);
                  return new Estimate.Cost(tokens * plan.kvBytes() / plan.capacity(), plan.fits());
                }));
  }

  private void changing(Consumer<Reading> change) {
    computing(
        () -> {
          reading.ifPresent(
              r -> {
                change.accept(r);
                look(r);
              });
          return null;
        });
  }

  /** Lets go of the place that a conversation has in the context. */
  void leave(Object owner) {
    changing(r -> r.dropBranch(owner));
  }

  /**
   * Answers; refuses all if the model's file was found changed. Where a device is lost meanwhile,
   * answers begin anew on the processor, over what was kept of the documents.
   */
  List<Reply> ask(List<Ask> asks) {
    List<Reply> replies =
        computing(
            () -> {
              try {
                return reading(read -> answers(read, asks));
              } catch (CarrelException e) {
                if (!canGoOnWithoutDevices(e)) {
                  throw e;
                }
                return answersWithoutDevices(asks, e.getMessage());
              }
            });
    loader.guard().answered();
    return replies;
  }

  private List<Reply> answersWithoutDevices(List<Ask> asks, @Nullable String lost) {
    String why =
        lost
            + " The answer was written anew on the processor; Carrel computes there until it is"
            + " started anew.";
    asks.forEach(ask -> ask.listener().anew(why));
    ReadOptions options = reading.orElseThrow().options();
    readAgain(options, Progress.SILENT, asks.getFirst().cancellation());
    return reading(read -> answers(read, asks)).stream()
        .map(reply -> reply.with(List.of(why)))
        .toList();
  }

  private List<Reply> answers(Reading read, List<Ask> asks) {
    try {
      loader.guard().requireUnchanged(asks.getFirst().cancellation());
    } catch (CarrelException e) {
      return asks.stream().<Reply>map(ask -> new Reply.Refused(e)).toList();
    }
    return new Answerer(model.orElseThrow(), sources, examples, similarity, clock)
        .answer(read, asks);
  }

  /** Ranks for a question without answering it. */
  List<RankedPassages> rankings(String question) {
    return reading(
        read ->
            new Answerer(model.orElseThrow(), sources, examples, similarity, clock)
                .rankings(read, question));
  }

  /** How well the passage fits a question that fits best. */
  OptionalDouble fit(String question, Cancellation cancellation) {
    return reading(
        read ->
            new Answerer(model.orElseThrow(), sources, examples, similarity, clock)
                .fit(read, question, cancellation));
  }

  /** Makes an answer again from its receipt; {@link Replayer}. */
  Replay replay(
      Receipt receipt, Function<TextSpan, Optional<String>> text, Cancellation cancellation) {
    return reading(
        read -> {
          loader.guard().requireUnchanged(cancellation);
          return new Replayer(model.orElseThrow()).replay(read, receipt, text, cancellation);
        });
  }

  /** Works with what was read so far. */
  private <T> T reading(Function<Reading, T> work) {
    return computing(
        () ->
            work.apply(
                reading
                    .filter(r -> !r.ledger().isEmpty())
                    .orElseThrow(() -> new IllegalStateException("no document was read"))));
  }

  /** The model's name and the profile in use; empty before anything was read. */
  Optional<String> modelName() {
    return model.map(m -> m.info().name());
  }

  Optional<KvProfile> profile() {
    return reading.map(r -> r.options().profile());
  }

  PauseGate gate() {
    return gate;
  }

  List<DocumentId> readDocuments() {
    return view.documents;
  }

  List<PageState> ledger() {
    return view.ledger;
  }

  MemorySnapshot memory() {
    View seen = view;
    ModelMemory use =
        reading
            .map(Reading::memory)
            .or(() -> model.map(m -> new ModelMemory(m.weightsBytes(), 0, 0, 0)))
            .orElse(NOTHING);
    long budget = reading.map(r -> r.options().budgetBytes()).orElse(0L);
    int longest = model.map(m -> m.info().trainedContext()).orElse(0);
    List<CardMemory> cards = cardBudgets.of(use);
    return new MemorySnapshot(
        use,
        profile(),
        seen.tokens,
        seen.capacity,
        longest,
        budget,
        cards,
        machine.memory().othersBytes(),
        kept.bytes(),
        seen.pages,
        seen.pageTokens,
        MemorySnapshot.Room.of(
            use,
            budget,
            cards,
            seen.capacity,
            seen.tokens,
            Planner.ROOM_FOR_QUESTION_AND_ANSWER,
            longest,
            seen.pages,
            seen.pageTokens),
        reading.map(Reading::detail).orElse(ContextDetail.NONE),
        gate.waiting());
  }

  private LanguageModel model(Progress progress, Cancellation cancellation) {
    if (model.isEmpty()) {
      model = Optional.of(loader.load(progress, cancellation));
    } else {
      loader.guard().requireUnchanged(cancellation);
    }
    return model.get();
  }

  private <T extends @Nullable Object> T computing(Supplier<T> work) {
    computing.lock();
    try {
      return work.get();
    } finally {
      computing.unlock();
    }
  }

  /** Another limit for what will be read, known to the gauge at once. */
  void budget(long bytes) {
    reading.ifPresent(r -> r.budget(bytes));
  }

  /** Frees the context; what was read of it stays kept on disk. */
  List<DocumentId> startOver() {
    return computing(
        () -> {
          List<DocumentId> read = view.documents;
          reading.ifPresent(Reading::close);
          reading = Optional.empty();
          sources = new Sources();
          view = View.EMPTY;
          return read;
        });
  }

  /** As {@link #startOver}; frees the model too. */
  List<DocumentId> unload() {
    return computing(
        () -> {
          List<DocumentId> read = startOver();
          examples.close();
          model.ifPresent(LanguageModel::close);
          model = Optional.empty();
          return read;
        });
  }

  Calibration calibrate(Progress progress, Cancellation cancellation) {
    return computing(() -> model(progress, cancellation).calibrate(progress, cancellation));
  }

  @Override
  public void close() {
    loader.guard().close();
    List<DocumentId> _ = unload();
  }
}
