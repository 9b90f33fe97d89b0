// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.ModelContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model's cache holds of the examples before a {@link Judge}'s questions, copied when they
 * were read first: each answer has a judge of its own, and to read them takes seconds. Belongs to
 * who has the model, and to one thread at a time.
 */
public final class JudgeExamples implements AutoCloseable {
  private Optional<Arena> arena = Optional.empty();
  private String key = "";
  private final List<MemorySegment> runs = new ArrayList<>();

  /**
   * Puts the examples into empty sequences, or reads them there.
   *
   * @param key of the context: {@link dev.carrel.engine.model.LanguageModel#contextKey}
   * @param openings tokens of the examples, of each question
   * @param first the sequence of the first of them; the others follow
   * @throws CarrelException as {@link ModelContext#read}; the sequences are empty then
   */
  void into(
      ModelContext context,
      String key,
      List<int[]> openings,
      int first,
      Cancellation cancellation) {
    if (!key.equals(this.key)) {
      close();
      this.key = key;
    }
    try {
      for (int i = 0; i < openings.size(); i++) {
        into(context, openings.get(i), first + i, i, cancellation);
      }
    } catch (CarrelException e) {
      for (int i = 0; i < openings.size(); i++) {
        context.rewind(first + i, 0);
      }
      throw e;
    }
  }

  private void into(
      ModelContext context, int[] opening, int sequence, int run, Cancellation cancellation) {
    if (run < runs.size()) {
      context.append(sequence, runs.get(run), opening.length);
      return;
    }
    context.read(sequence, opening, done -> {}, cancellation);
    Arena open = arena.orElseGet(Arena::ofShared);
    arena = Optional.of(open);
    runs.add(context.copy(sequence, 0, opening.length, open));
  }

  /** Forgets them. */
  @Override
  public void close() {
    runs.clear();
    arena.ifPresent(Arena::close);
    arena = Optional.empty();
  }
}
