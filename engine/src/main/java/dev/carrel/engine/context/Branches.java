// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static dev.carrel.engine.context.Sequences.BRANCHES;
import static dev.carrel.engine.context.Sequences.DOCUMENTS;
import static dev.carrel.engine.context.Sequences.FIRST_BRANCH;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ModelContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The conversations that are resident behind the documents. All share the documents' tokens; each
 * has its own behind them. When there is no more room, those that were not used for longest go:
 * they are read again when they are continued, the documents never.
 */
final class Branches {
  /** What a conversation has behind the documents. */
  private static final class Resident {
    final int sequence;
    final int[] tokens;

    Resident(int sequence, int[] tokens) {
      this.sequence = sequence;
      this.tokens = tokens;
    }
  }

  private final ModelContext context;

  /** By owner, least recently used first. */
  private final Map<Object, Resident> resident = new LinkedHashMap<>();

  Branches(ModelContext context) {
    this.context = context;
  }

  /** Cells that would be free if no conversation were resident. */
  int room() {
    return context.capacity() - context.length(DOCUMENTS);
  }

  /**
   * Lends a conversation's sequence, holding the documents and {@code history}; what of it is not
   * resident is read.
   *
   * @param owner whose it is
   * @param room cells that must be free besides: for question and answer, also of others that are
   *     lent out
   * @param others owners whose sequences are lent out and must stay
   * @return empty if there is no room even when all others go
   */
  Optional<Branch> lend(
      Object owner, int[] history, int room, Set<Object> others, Cancellation cancellation) {
    Resident mine = resident.remove(owner);
    int[] had = mine == null ? new int[0] : mine.tokens;
    int common = commonLength(had, history);
    int cells = history.length + room;
    makeRoom(cells, others, mine == null);
    if (free() < cells || (mine == null && freeSequence().isEmpty())) {
      if (mine != null) {
        resident.put(owner, mine);
      }
      return Optional.empty();
    }
    int sequence = mine == null ? freeSequence().orElseThrow() : mine.sequence;
    int documents = context.length(DOCUMENTS);
    if (mine == null) {
      context.branch(DOCUMENTS, sequence);
    } else {
      context.rewind(sequence, documents + common);
    }
    resident.put(owner, new Resident(sequence, Arrays.copyOf(history, common)));
    if (common < history.length) {
      int[] rest = Arrays.copyOfRange(history, common, history.length);
      context.read(sequence, rest, done -> {}, cancellation);
      resident.put(owner, new Resident(sequence, history.clone()));
    }
    return Optional.of(new Branch(context, sequence));
  }

  /**
   * Lends a sequence behind another one that is lent, holding what that one holds. What the owner
   * had before is let go of.
   *
   * @param stem stays lent meanwhile
   * @param room cells that must be free: also for others that are lent out
   * @return empty if there is no room
   */
  Optional<Branch> lendBehind(Branch stem, Object owner, int room, Set<Object> others) {
    drop(owner);
    makeRoom(room, others, true);
    Optional<Integer> sequence = freeSequence();
    if (free() < room || sequence.isEmpty()) {
      return Optional.empty();
    }
    context.branch(stem.sequence(), sequence.get());
    resident.put(owner, new Resident(sequence.get(), new int[0]));
    return Optional.of(new Branch(context, sequence.get()));
  }

  private void makeRoom(int cells, Set<Object> keep, boolean needsSequence) {
    for (Object other : new ArrayList<>(resident.keySet())) {
      boolean enough = free() >= cells && !(needsSequence && freeSequence().isEmpty());
      if (enough) {
        return;
      }
      if (!keep.contains(other)) {
        drop(other);
      }
    }
  }

  private int free() {
    return room() - resident.values().stream().mapToInt(r -> r.tokens.length).sum();
  }

  private Optional<Integer> freeSequence() {
    List<Integer> used = resident.values().stream().map(r -> r.sequence).toList();
    return IntStream.range(FIRST_BRANCH, FIRST_BRANCH + BRANCHES)
        .boxed()
        .filter(s -> !used.contains(s))
        .findFirst();
  }

  private static int commonLength(int[] a, int[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }

  /** Lets go of a conversation's sequence. */
  void drop(Object owner) {
    Resident gone = resident.remove(owner);
    if (gone != null) {
      context.rewind(gone.sequence, 0);
    }
  }

  /** Lets go of all of them: the documents change. */
  void dropAll() {
    new ArrayList<>(resident.keySet()).forEach(this::drop);
  }
}
