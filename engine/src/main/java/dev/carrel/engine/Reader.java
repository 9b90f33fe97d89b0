package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Answerer;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.MemoryUse;
import dev.carrel.engine.model.ModelLoader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The model and what it has read. What computes takes the lock; what is asked often ({@link
 * #memory}, {@link #readDocuments}, {@link #ledger}) reads what the last computation left and never
 * waits.
 */
final class Reader implements AutoCloseable {
  private static final MemoryUse NOTHING = new MemoryUse(0, 0, 0, 0);

  /** What outsiders see of the reading. */
  private record View(
      List<DocumentId> documents, List<PageState> ledger, int tokens, int capacity) {
    static final View EMPTY = new View(List.of(), List.of(), 0, 0);
  }

  private final ModelLoader loader;
  private final ReentrantLock computing = new ReentrantLock(true);
  private volatile Optional<LanguageModel> model = Optional.empty();
  private volatile Optional<Reading> reading = Optional.empty();
  private volatile View view = View.EMPTY;
  private volatile int tokensUnderWay;
  private Optional<Answerer> answerer = Optional.empty();

  Reader(ModelLoader loader) {
    this.loader = loader;
  }

  void load(Progress progress, Cancellation cancellation) {
    computing(() -> model(progress, cancellation));
  }

  Prepared prepare(
      ReadOptions wanted, boolean insist, Progress progress, Cancellation cancellation) {
    return computing(
        () -> {
          LanguageModel loaded = measured(wanted.profile(), progress, cancellation);
          return Prepared.of(wanted, insist, loaded.info().name(), loaded.calibration());
        });
  }

  /** The model, measured if the profile needs that and it never was. */
  private LanguageModel measured(KvProfile profile, Progress progress, Cancellation cancellation) {
    LanguageModel loaded = model(progress, cancellation);
    if (profile.needsCalibration() && loaded.calibration() instanceof Calibration.NotYet) {
      Calibration _ = loaded.calibrate(progress, cancellation);
    }
    return loaded;
  }

  ReadingPlan plan(
      List<Document> documents, ReadOptions options, Progress progress, Cancellation cancellation) {
    return computing(
        () ->
            Planner.plan(
                model(progress, cancellation),
                documents,
                options,
                ReadingSpeeds.byPlatform(),
                cancellation));
  }

  void read(Document document, ReadOptions options, Progress progress, Cancellation cancellation) {
    computing(
        () -> {
          LanguageModel loaded = measured(options.profile(), progress, cancellation);
          requireSupport(loaded, options.profile());
          Reading current = reading(loaded, options);
          if (view.documents.contains(document.id())) {
            return null;
          }
          try {
            current.add(
                document,
                (stage, done, total) -> {
                  tokensUnderWay = (int) done;
                  progress.at(stage, done, total);
                },
                cancellation);
          } finally {
            look(current);
          }
          return null;
        });
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
   * The reading with these options; one with others ends here, its documents have to be read anew.
   */
  private Reading reading(LanguageModel loaded, ReadOptions options) {
    if (reading.isPresent() && reading.get().options().equals(options)) {
      return reading.get();
    }
    reading.ifPresent(Reading::close);
    Reading fresh = new Reading(loaded, options);
    reading = Optional.of(fresh);
    look(fresh);
    return fresh;
  }

  private void look(Reading current) {
    tokensUnderWay = 0;
    view =
        new View(
            current.documents().stream().map(Document::id).toList(),
            current.ledger(),
            current.documents().isEmpty() ? 0 : current.length(),
            current.capacity());
  }

  void forget(DocumentId document) {
    computing(
        () -> {
          reading.ifPresent(
              r -> {
                r.remove(document);
                look(r);
              });
          return null;
        });
  }

  Answer ask(String question, AnswerListener listener, Cancellation cancellation) {
    return computing(
        () -> {
          Reading read =
              reading
                  .filter(r -> !r.documents().isEmpty())
                  .orElseThrow(() -> new IllegalStateException("no document was read"));
          if (answerer.isEmpty()) {
            answerer = Optional.of(new Answerer(model.orElseThrow()));
          }
          return answerer.get().answer(read, question, listener, cancellation);
        });
  }

  List<DocumentId> readDocuments() {
    return view.documents;
  }

  List<PageState> ledger() {
    return view.ledger;
  }

  MemorySnapshot memory() {
    View seen = view;
    MemoryUse use =
        reading
            .map(Reading::memory)
            .or(() -> model.map(m -> new MemoryUse(m.weightsBytes(), 0, 0, 0)))
            .orElse(NOTHING);
    return new MemorySnapshot(
        use,
        seen.tokens + tokensUnderWay,
        seen.capacity,
        reading.map(r -> r.options().budgetBytes()).orElse(0L));
  }

  private LanguageModel model(Progress progress, Cancellation cancellation) {
    if (model.isEmpty()) {
      model = Optional.of(loader.load(progress, cancellation));
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

  @Override
  public void close() {
    computing(
        () -> {
          reading.ifPresent(Reading::close);
          reading = Optional.empty();
          view = View.EMPTY;
          model.ifPresent(LanguageModel::close);
          model = Optional.empty();
          return null;
        });
  }
}
