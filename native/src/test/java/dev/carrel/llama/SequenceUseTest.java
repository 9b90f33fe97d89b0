// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.llama.MemoryUse.SequenceUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the context counts by sequence, against a list of cells kept here. */
class SequenceUseTest {
  private static final int SEQUENCES = 4;
  private static final int N_CTX = 512;
  private static LlamaModel model;
  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static LlamaContext context() {
    return model.newContext(
        LlamaContext.Options.of(N_CTX).withBatch(64, 32).withSequences(SEQUENCES));
  }

  /** A cell: a position and those that have it. */
  private static final class Cell {
    private int position;
    private final BitSet owners = new BitSet();

    Cell(int position, int owner) {
      this.position = position;
      owners.set(owner);
    }

    boolean in(int sequence, int p0, int p1) {
      return owners.get(sequence) && position >= p0 && position < p1;
    }
  }

  /** The cells as they should be, and the operations by the letter of their Javadoc. */
  private static final class Cells {
    private List<Cell> all = new ArrayList<>();

    int next(int sequence) {
      return all.stream()
              .filter(cell -> cell.owners.get(sequence))
              .mapToInt(cell -> cell.position)
              .max()
              .orElse(-1)
          + 1;
    }

    void read(int sequence, int count) {
      int first = next(sequence);
      for (int i = 0; i < count; i++) {
        all.add(new Cell(first + i, sequence));
      }
    }

    void copy(int from, int to, int p0, int p1) {
      all.stream().filter(cell -> cell.in(from, p0, p1)).forEach(cell -> cell.owners.set(to));
    }

    void remove(int sequence, int p0, int p1) {
      all.stream()
          .filter(cell -> cell.in(sequence, p0, p1))
          .forEach(cell -> cell.owners.clear(sequence));
      all.removeIf(cell -> cell.owners.isEmpty());
    }

    void keep(int sequence) {
      all.removeIf(cell -> !cell.owners.get(sequence));
      for (Cell cell : all) {
        cell.owners.clear();
        cell.owners.set(sequence);
      }
    }

    void shift(int sequence, int p0, int p1, int delta) {
      all.stream()
          .filter(cell -> cell.in(sequence, p0, p1))
          .toList()
          .forEach(cell -> cell.position += delta);
    }

    List<Integer> saved(int sequence) {
      return all.stream()
          .filter(cell -> cell.owners.get(sequence))
          .map(cell -> cell.position)
          .toList();
    }

    void load(int sequence, List<Integer> positions) {
      remove(sequence, 0, Integer.MAX_VALUE);
      positions.forEach(position -> all.add(new Cell(position, sequence)));
    }

    List<SequenceUse> sequences() {
      List<SequenceUse> uses = new ArrayList<>();
      for (int s = 0; s < SEQUENCES; s++) {
        int sequence = s;
        List<Cell> own = all.stream().filter(cell -> cell.owners.get(sequence)).toList();
        if (!own.isEmpty()) {
          long shared = own.stream().filter(cell -> cell.owners.cardinality() > 1).count();
          uses.add(new SequenceUse(s, own.size(), shared));
        }
      }
      return uses;
    }
  }

  @Test
  void afterAnySeriesOfChangesTheCountsAreThoseOfTheCells() {
    Random random = new Random(11);
    Path file = folder.resolve("sequence");
    List<Integer> saved = List.of();
    Cells cells = new Cells();
    try (LlamaContext context = context()) {
      for (int step = 0; step < 250; step++) {
        int sequence = random.nextInt(SEQUENCES);
        int other = (sequence + 1 + random.nextInt(SEQUENCES - 1)) % SEQUENCES;
        int p0 = random.nextInt(40);
        int p1 = p0 + random.nextInt(60);
        String what =
            switch (random.nextInt(10)) {
              case 0, 1, 2 -> {
                int count = 1 + random.nextInt(30);
                int[] tokens = random.ints(count, 1000, 40_000).toArray();
                if (context.decode(Batch.of(tokens, cells.next(sequence), sequence))
                    == DecodeResult.OK) {
                  cells.read(sequence, count);
                }
                yield "read " + count;
              }
              case 3, 4 -> {
                context.copy(sequence, other, p0, p1);
                cells.copy(sequence, other, p0, p1);
                yield "copy to " + other;
              }
              case 5, 6 -> {
                assertTrue(context.remove(sequence, p0, p1));
                cells.remove(sequence, p0, p1);
                yield "remove";
              }
              case 7 -> {
                int delta = random.nextInt(20) - Math.min(p0, 10);
                assertTrue(context.shift(sequence, p0, p1, delta));
                cells.shift(sequence, p0, p1, delta);
                yield "shift by " + delta;
              }
              case 8 -> {
                if (random.nextInt(4) == 0) {
                  context.keep(sequence);
                  cells.keep(sequence);
                } else if (random.nextInt(8) == 0) {
                  context.clear();
                  cells = new Cells();
                } else {
                  context.abort();
                  context.decode(Batch.of(new int[] {1, 2}, cells.next(sequence), sequence));
                }
                yield "keep, clear or an aborted read";
              }
              default -> {
                if (saved.isEmpty() && !cells.saved(sequence).isEmpty()) {
                  context.saveSequence(file, sequence, new int[0]);
                  saved = cells.saved(sequence);
                } else if (!saved.isEmpty() && cells.all.size() + saved.size() < N_CTX / 2) {
                  context.loadSequence(file, sequence);
                  cells.load(sequence, saved);
                  saved = List.of();
                }
                yield "save or load";
              }
            };
        String where = "step %d, %s of %d, %d to %d".formatted(step, what, sequence, p0, p1);
        MemoryUse use = context.memory();
        assertEquals(cells.all.size(), use.cellsUsed(), where);
        assertEquals(cells.sequences(), use.sequences(), where);
      }
    }
  }

  @Test
  void aReadThatIsStoppedHalfwayCountsWhatStayed() throws Exception {
    LlamaContext.Options options = LlamaContext.Options.of(4096).withBatch(4096, 128);
    try (LlamaContext context = model.newContext(options)) {
      Batch batch = Batch.of(new Random(1).ints(4000, 1000, 40_000).toArray(), 0, 0);
      CompletableFuture<DecodeResult> decode =
          CompletableFuture.supplyAsync(() -> context.decode(batch));
      assertThrows(TimeoutException.class, () -> decode.get(300, TimeUnit.MILLISECONDS));
      context.abort();
      assertEquals(DecodeResult.ABORTED, decode.get());
      int kept = context.posMax(0) + 1;
      assertEquals(kept, context.memory().cellsUsed());
    }
  }

  @Test
  void aSavedContextOfManySequencesIsCountedWhenItIsBack() {
    Path file = folder.resolve("all");
    MemoryUse before;
    try (LlamaContext context = context()) {
      context.decode(Batch.of(new Random(2).ints(50, 1000, 40_000).toArray(), 0, 0));
      context.copy(0, 1, 0, -1);
      context.copy(0, 3, 0, 20);
      context.decode(Batch.of(new int[] {1234, 2345}, 50, 1));
      context.save(file, new int[0]);
      before = context.memory();
    }
    assertEquals(52, before.cellsUsed());
    assertEquals(
        List.of(new SequenceUse(0, 50, 50), new SequenceUse(1, 52, 50), new SequenceUse(3, 20, 20)),
        before.sequences());
    try (LlamaContext context = context()) {
      context.load(file);
      assertEquals(before.cellsUsed(), context.memory().cellsUsed());
      assertEquals(before.sequences(), context.memory().sequences());
    }
  }

  @Test
  void snapshotsWhileADecodeRunsDoNotWaitForIt() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(2048))) {
      Batch batch = Batch.of(new Random(3).ints(2000, 1000, 40_000).toArray(), 0, 0);
      CompletableFuture<DecodeResult> decode =
          CompletableFuture.supplyAsync(() -> context.decode(batch));
      AtomicLong taken = new AtomicLong();
      while (!decode.isDone()) {
        assertEquals(0, context.memory().cellsUsed() % 2000);
        taken.incrementAndGet();
      }
      assertEquals(DecodeResult.OK, decode.join());
      assertTrue(taken.get() > 1000, taken + " snapshots during one decode");
      assertEquals(List.of(new SequenceUse(0, 2000, 0)), context.memory().sequences());
    }
  }
}
