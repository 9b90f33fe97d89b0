// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static dev.carrel.engine.context.Sequences.DOCUMENTS;
import static dev.carrel.engine.context.Sequences.PROBE;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.keep.Chain;
import dev.carrel.engine.keep.Keeping;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.KeptDamage;
import dev.carrel.engine.keep.KeptLabel;
import dev.carrel.engine.keep.KeptPart;
import dev.carrel.engine.keep.Loaded;
import dev.carrel.engine.keep.Probe;
import dev.carrel.engine.keep.Verdict;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on disk what a context has read, and puts it back. What is kept is a chain of parts from
 * the context's first token on; a part ends where reading stood when it was written.
 *
 * <p>A context is never the worse for it: what cannot be kept or put back is said in {@link
 * #notes}, and read again next time.
 */
final class ContextKeeper implements AutoCloseable {
  /** Of keys and values that are kept at once: a copy of them is in memory meanwhile. */
  private static final long MOST_BYTES = 16 << 20;

  private final KeptContexts store;
  private final String key;
  private final String computePath;
  private final List<KeptPart> parts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable Chain pinned;
  private boolean refused;

  ContextKeeper(KeptContexts store, LanguageModel model, ReadOptions options) {
    this.store = store;
    this.key = model.contextKey(options.profile());
    this.computePath = model.computePath(options.threads());
  }

  /** All that the bytes of the context depend on. */
  String key() {
    return key;
  }

  /** What computes it. */
  String computePath() {
    return computePath;
  }

  /** What a person should know, since the last call. */
  List<String> notes() {
    List<String> said = List.copyOf(notes);
    notes.clear();
    return said;
  }

  /** How many of these tokens could be put back rather than read. */
  int kept(int[] tokens) {
    try (Chain chain = store.find(key, tokens)) {
      return chain.tokens();
    }
  }

  /**
   * Puts back as much of the wanted tokens as is kept. The context must hold a beginning of them,
   * and holds one afterwards; it is shorter than before only if it held no document.
   *
   * @param floor tokens that must stay: those of documents that are there
   */
  void restore(ModelContext context, int[] wanted, int floor, Cancellation cancellation) {
    refused = false;
    parts.clear();
    int before = context.length(DOCUMENTS);
    List<KeptPart> put = new ArrayList<>();
    for (KeptPart part : pin(wanted).parts()) {
      if (part.end() > before) {
        cancellation.throwIfRequested();
        if (part.first() < floor || !put(context, part, cancellation)) {
          break;
        }
        put.add(part);
      }
      parts.add(part);
    }
    if (!put.isEmpty() && !proven(context, put)) {
      context.rewind(DOCUMENTS, Math.min(before, put.getFirst().first()));
      parts.removeAll(put);
    }
    pin(Arrays.copyOf(wanted, context.length(DOCUMENTS)));
  }

  private boolean put(ModelContext context, KeptPart part, Cancellation cancellation) {
    try (Loaded loaded = store.load(part, cancellation)) {
      if (part.first() < context.length(DOCUMENTS)) {
        context.rewind(DOCUMENTS, part.first());
      }
      context.append(DOCUMENTS, loaded.payload(), part.count());
      return true;
    } catch (KeptDamage e) {
      notes.add("The kept context of %s %s; it is read again.".formatted(part.name(), e.why()));
    } catch (CarrelException e) {
      if (e.code() != CarrelException.Code.FILE_CORRUPT) {
        throw e; // cancelled, or no memory: the file may be well
      }
      String why = "does not fit this model: " + e.getMessage();
      store.setAside(part, why);
      notes.add("The kept context of %s %s It is read again.".formatted(part.name(), why));
    }
    return false;
  }

  private boolean proven(ModelContext context, List<KeptPart> put) {
    KeptPart last = put.getLast();
    Verdict verdict = last.probe().compare(probe(context, last.probe().token()));
    if (verdict instanceof Verdict.Different different) {
      store.setAside(put.getFirst(), different.why());
      notes.add(
          "The kept context of %s was set aside, since %s; it is read again."
              .formatted(last.name(), different.why()));
      return false;
    }
    return true;
  }

  /** What the model says behind the documents; takes nothing from them. */
  private Probe probe(ModelContext context, int token) {
    context.branch(DOCUMENTS, PROBE);
    try {
      context.read(PROBE, new int[] {token}, done -> {}, new Cancellation());
      return Probe.of(token, computePath, context.logits(PROBE));
    } finally {
      context.rewind(PROBE, 0);
    }
  }

  /**
   * The most that keeping takes in memory.
   *
   * @param tokens in the context
   * @param tokenBytes keys and values of one of them
   */
  static long copyBytes(int tokens, double tokenBytes) {
    double batch = Planner.BATCH * tokenBytes;
    double most = Math.ceil(MOST_BYTES / batch) * batch;
    return Math.round(Math.min(tokens * tokenBytes, most));
  }

  /** Tokens of a context that are about as much as is kept at once. */
  static int tokensAtOnce(ModelContext context) {
    long bytes = Math.max(1, context.memory().kvBytes());
    return Math.clamp(MOST_BYTES * context.capacity() / bytes, 1, Integer.MAX_VALUE);
  }

  /** Whether so much waits to be kept that it should not become more. */
  boolean isMuch(ModelContext context) {
    int kept = parts.isEmpty() ? 0 : parts.getLast().end();
    long waiting = (long) context.length(DOCUMENTS) - kept;
    return !refused && waiting * context.memory().kvBytes() / context.capacity() >= MOST_BYTES;
  }

  /**
   * Keeps what the context has read and is not kept yet.
   *
   * @param tokens those of the documents' sequence, all of them
   * @param documents those that have tokens from a place on, the one that was read last as last
   */
  void keep(ModelContext context, int[] tokens, IntFunction<List<Document>> documents) {
    int from = parts.isEmpty() ? 0 : parts.getLast().end();
    if (refused || from >= tokens.length) {
      return;
    }
    List<Document> run = documents.apply(from);
    Document last = run.getLast();
    Probe probe = probe(context, tokens[tokens.length - 1]);
    Optional<KeptPart> parent = parts.isEmpty() ? Optional.empty() : Optional.of(parts.getLast());
    try (Arena arena = Arena.ofConfined()) {
      Keeping keeping =
          store.keep(
              key,
              parent,
              Arrays.copyOfRange(tokens, from, tokens.length),
              KeptLabel.of(last.name(), run.stream().map(d -> d.id().sha256()).toList()).text(),
              probe,
              context.copy(DOCUMENTS, from, tokens.length, arena));
      switch (keeping) {
        case Keeping.Kept kept -> {
          parts.add(kept.part());
          pin(tokens);
        }
        case Keeping.NotKept not -> refuse(last.name(), not.why());
      }
    } catch (CarrelException e) {
      refuse(last.name(), e.getMessage() + " " + e.remedy());
    }
  }

  /** Until the next document nothing more is tried, so that a full disk does not slow reading. */
  private void refuse(String label, String why) {
    refused = true;
    notes.add(
        "What was read of %s is not kept on disk, and will be read again at the next start: %s"
            .formatted(label, why));
  }

  /** Follows the context, which now has so many tokens. */
  void rewound(int length) {
    parts.removeIf(part -> part.end() > length);
  }

  /** Holds what is kept of these tokens, so that it is not the first to go; lets go of the rest. */
  private Chain pin(int[] tokens) {
    Chain next = store.find(key, tokens);
    unpin();
    pinned = next;
    return next;
  }

  private void unpin() {
    if (pinned != null) {
      pinned.close();
      pinned = null;
    }
  }

  @Override
  public void close() {
    unpin();
    parts.clear();
  }
}
