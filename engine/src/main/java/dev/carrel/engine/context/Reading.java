package dev.carrel.engine.context;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.Progress;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.MemoryUse;
import dev.carrel.engine.model.ModelContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Documents that a model has read whole, one behind the other in one context.
 *
 * <p>The context always holds the chat form's opening and whole documents, nothing else; {@link
 * #borrow} lends it for a question and takes it back as it was. Not thread-safe, but for {@link
 * #memory}.
 */
public final class Reading implements AutoCloseable {
  /** Contexts are made in steps of this many tokens, so that a further note needs no new one. */
  private static final int STEP = 1024;

  private record Resident(Document document, DocumentTokens tokens, int position) {}

  private final LanguageModel model;
  private final ReadOptions options;
  private final ChatFrame frame;
  private final List<Resident> resident = new ArrayList<>();
  private volatile Optional<ModelContext> context = Optional.empty();

  public Reading(LanguageModel model, ReadOptions options) {
    this.model = model;
    this.options = options;
    this.frame = ChatFrame.of(model);
  }

  public ChatFrame frame() {
    return frame;
  }

  public ReadOptions options() {
    return options;
  }

  /** The documents read whole, in order. */
  public List<Document> documents() {
    return resident.stream().map(Resident::document).toList();
  }

  /** For every page of every document that was read: in context or unreadable. */
  public List<PageState> ledger() {
    return resident.stream().flatMap(r -> r.tokens.ledger(r.position).stream()).toList();
  }

  /** Tokens of the opening and the documents. */
  public int length() {
    return resident.isEmpty()
        ? frame.opening().length
        : resident.getLast().position + resident.getLast().tokens.length();
  }

  /** Tokens that the context as allocated holds; 0 before the first document. */
  public int capacity() {
    return context.map(ModelContext::capacity).orElse(0);
  }

  /** As allocated now; may be asked from any thread. */
  public MemoryUse memory() {
    return context
        .map(ModelContext::memory)
        .orElseGet(() -> new MemoryUse(model.weightsBytes(), 0, 0, 0));
  }

  /**
   * Reads a document behind those already read.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices, CANCELLED, OUT_OF_MEMORY; then
   *     the context is as before
   */
  public void add(Document document, Progress progress, Cancellation cancellation) {
    DocumentTokens tokens = DocumentTokens.of(document, model);
    ReadingPlan plan = planWith(document, tokens);
    Verdicts.requireFit(plan, options.profile(), List.of());
    cancellation.throwIfRequested();
    ModelContext grown = grow(plan.tokens(), cancellation);
    int position = length();
    grown.read(
        tokens.tokens(),
        done -> progress.at(Progress.Stage.READ_TOKENS, done, tokens.length()),
        cancellation);
    resident.add(new Resident(document, tokens, position));
  }

  private ReadingPlan planWith(Document document, DocumentTokens tokens) {
    List<DocumentPlan> documents = new ArrayList<>();
    resident.forEach(r -> documents.add(new DocumentPlan(r.document, r.tokens.length())));
    documents.add(new DocumentPlan(document, tokens.length()));
    return Planner.plan(model, frame, documents, options, ReadingSpeeds.byPlatform());
  }

  /** The context with room for so many tokens; what was read moves along. */
  private ModelContext grow(int tokens, Cancellation cancellation) {
    if (context.isPresent() && context.get().capacity() >= tokens) {
      return context.get();
    }
    int capacity =
        Math.min(
            Math.ceilDiv(tokens, STEP) * STEP, Math.max(tokens, model.info().trainedContext()));
    ContextOptions wanted = new ContextOptions(capacity, options.profile(), options.threads());
    if (context.isEmpty() || resident.isEmpty()) {
      close();
      ModelContext fresh = model.open(wanted);
      context = Optional.of(fresh);
      fresh.read(frame.opening(), done -> {}, cancellation);
      return fresh;
    }
    return move(context.get(), wanted);
  }

  /** Two contexts at once might not fit, so what was read waits in a file meanwhile. */
  private ModelContext move(ModelContext old, ContextOptions wanted) {
    Path file = null;
    try {
      file = Files.createTempFile("carrel-context", ".tmp");
      old.save(file);
      ContextOptions before =
          new ContextOptions(old.capacity(), wanted.profile(), wanted.threads());
      old.close();
      context = Optional.empty();
      ModelContext moved = openOr(wanted, before, file);
      context = Optional.of(moved);
      moved.restore(file);
      return moved;
    } catch (IOException e) {
      throw new CarrelException(
          Code.DISK_FULL,
          "The context could not be moved to a larger one: " + e.getMessage() + ".",
          "Free some disk space in " + System.getProperty("java.io.tmpdir") + " and try again.",
          e);
    } finally {
      deleteQuietly(file);
    }
  }

  /** If the larger context cannot be had, the old one comes back before the failure is told. */
  private ModelContext openOr(ContextOptions wanted, ContextOptions before, Path file) {
    try {
      return model.open(wanted);
    } catch (CarrelException e) {
      ModelContext restored = model.open(before);
      restored.restore(file);
      context = Optional.of(restored);
      throw e;
    }
  }

  private static void deleteQuietly(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets a document and, since they were read in its light, those behind it. */
  public void remove(DocumentId document) {
    for (int i = 0; i < resident.size(); i++) {
      if (resident.get(i).document.id().equals(document)) {
        int position = resident.get(i).position;
        resident.subList(i, resident.size()).clear();
        context.ifPresent(c -> c.rewind(position));
        return;
      }
    }
  }

  /** What is done with the context while it is lent. */
  @FunctionalInterface
  public interface Use<T> {
    T with(ModelContext context);
  }

  /**
   * Lends the context, at its end the last document; whatever is read meanwhile is forgotten after.
   *
   * @throws IllegalStateException if no document was read
   */
  public <T> T borrow(Use<T> use) {
    ModelContext lent =
        context.orElseThrow(() -> new IllegalStateException("no document was read"));
    int length = length();
    try {
      return use.with(lent);
    } finally {
      lent.rewind(length);
    }
  }

  @Override
  public void close() {
    context.ifPresent(ModelContext::close);
    context = Optional.empty();
    resident.clear();
  }
}
