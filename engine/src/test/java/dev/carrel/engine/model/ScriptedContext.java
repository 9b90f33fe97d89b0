// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A context of a {@link ScriptedModel}; a run of tokens is its first place and their numbers. What
 * changes a sequence excludes who looks at it from another thread, and calls nobody meanwhile.
 */
final class ScriptedContext implements ModelContext {
  private static final int BATCH = 512;
  private static final float WANTED = 4;

  /** A token that was read: how much of the script it ends, and what all up to it come to. */
  private static final class Cell {
    static final Cell NONE = new Cell(0, 0, 0);

    final int token;
    final int written;
    final long sum;
    int sequences;

    Cell(int token, int written, long sum) {
      this.token = token;
      this.written = written;
      this.sum = sum;
    }
  }

  private final Script script;
  private final ContextOptions options;
  private final Runnable choosing;
  private final DoubleSupplier otherwise;
  private final List<List<Cell>> read =
      Stream.generate(() -> (List<Cell>) new ArrayList<Cell>()).limit(SEQUENCES).toList();
  private final Set<Integer> justRead = new HashSet<>();
  private Optional<ScriptedRecording> recording = Optional.empty();
  private int used;
  private volatile boolean closed;

  ScriptedContext(
      Script script, ContextOptions options, Runnable choosing, DoubleSupplier otherwise) {
    this.script = script;
    this.options = options;
    this.choosing = choosing;
    this.otherwise = otherwise;
  }

  static ModelMemory use(ContextOptions options) {
    long f16 = options.tokens() * ScriptedModel.BYTES_PER_TOKEN;
    return new ModelMemory(0, 0, (long) (f16 * options.profile().mostBits() / 16), f16);
  }

  static List<KvLayerBytes> layers(ContextOptions options) {
    long bytes = use(options).kvBytes();
    return List.of(new KvLayerBytes(0, "f16", "f16", bytes / 2, bytes - bytes / 2));
  }

  @Override
  public int capacity() {
    return options.tokens();
  }

  @Override
  public int length(int sequence) {
    return read.get(sequence).size();
  }

  @Override
  public void read(int sequence, int[] tokens, IntConsumer progress, Cancellation cancellation) {
    requireOpen();
    if (tokens.length == 0) {
      throw new IllegalArgumentException("there is nothing to read");
    }
    int before = length(sequence);
    justRead.clear();
    boolean done = false;
    try {
      for (int from = 0; from < tokens.length; from += BATCH) {
        cancellation.throwIfRequested();
        int end = Math.min(tokens.length, from + BATCH);
        requireRoom(end - from);
        Arrays.stream(tokens, from, end).forEach(token -> add(sequence, token));
        progress.accept(end);
      }
      done = true;
    } finally {
      if (!done) {
        rewind(sequence, before);
      }
    }
    justRead.add(sequence);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the context is closed");
    }
  }

  private void requireRoom(int tokens) {
    if (used + tokens > capacity()) {
      throw new CarrelException(
          Code.DOES_NOT_FIT, "No room for %,d more.".formatted(tokens), "Read fewer.");
    }
  }

  private synchronized void add(int sequence, int token) {
    List<Cell> cells = read.get(sequence);
    Cell last = cells.isEmpty() ? Cell.NONE : cells.getLast();
    have(
        sequence,
        new Cell(token, script.after(last.written, token), last.sum * 31 + token + cells.size()));
    recording.ifPresent(
        open -> open.read(sequence, cells.stream().mapToInt(cell -> cell.token).toArray()));
  }

  private synchronized void have(int sequence, Cell cell) {
    used += cell.sequences++ == 0 ? 1 : 0;
    read.get(sequence).add(cell);
  }

  @Override
  public void step(int[] sequences, int[] tokens, Cancellation cancellation) {
    requireOpen();
    justRead.clear();
    cancellation.throwIfRequested();
    requireRoom(tokens.length);
    for (int i = 0; i < sequences.length; i++) {
      add(sequences[i], tokens[i]);
      justRead.add(sequences[i]);
    }
  }

  @Override
  public int next(int sequence, TokenChooser chooser) {
    Cell last = last(sequence);
    choosing.run();
    return switch (chooser) {
      case TokenChooser.Greedy _ -> script.next(last.written);
      case TokenChooser.Among(List<Integer> tokens) -> best(logits(sequence), tokens);
      case TokenChooser.Sampled sampled -> sampled.choose(logits(sequence), length(sequence));
    };
  }

  private static int best(float[] logits, List<Integer> tokens) {
    int best = tokens.getFirst();
    for (int token : tokens) {
      best = logits[token] > logits[best] ? token : best;
    }
    return best;
  }

  private Cell last(int sequence) {
    requireOpen();
    if (!justRead.contains(sequence)) {
      throw new IllegalStateException("sequence " + sequence + " was not just read");
    }
    return read.get(sequence).getLast();
  }

  /** What the script wants stands out; the others are as they come with these tokens. */
  @Override
  public float[] logits(int sequence) {
    Cell last = last(sequence);
    SplittableRandom random = new SplittableRandom(last.sum);
    float[] logits = new float[script.vocabulary()];
    for (int token = 0; token < logits.length; token++) {
      logits[token] = (float) (random.nextDouble() + otherwise.getAsDouble());
    }
    logits[script.next(last.written)] += WANTED;
    return logits;
  }

  @Override
  public float[] logProbabilities(int sequence, int... tokens) {
    float[] logits = logits(sequence);
    double sum = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).sum();
    float[] found = new float[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      found[i] = (float) (logits[tokens[i]] - Math.log(sum));
    }
    return found;
  }

  @Override
  public AttentionRecording record(List<AttentionHead> heads, boolean apart, int places) {
    requireOpen();
    if (recording.isPresent()) {
      throw new IllegalStateException("a recording is open");
    }
    ScriptedRecording made =
        new ScriptedRecording(places, heads.size(), () -> recording = Optional.empty());
    recording = Optional.of(made);
    return made;
  }

  @Override
  public synchronized void rewind(int sequence, int length) {
    requireOpen();
    List<Cell> cells = read.get(sequence);
    List<Cell> behind = cells.subList(length, cells.size());
    behind.forEach(cell -> used -= --cell.sequences == 0 ? 1 : 0);
    behind.clear();
    justRead.remove(sequence);
  }

  @Override
  public synchronized void branch(int from, int to) {
    rewind(to, 0);
    read.get(from).forEach(cell -> have(to, cell));
  }

  @Override
  public MemorySegment copy(int sequence, int first, int end, SegmentAllocator allocator) {
    requireOpen();
    IntStream tokens = read.get(sequence).subList(first, end).stream().mapToInt(c -> c.token);
    return allocator.allocateFrom(
        ValueLayout.JAVA_INT, IntStream.concat(IntStream.of(first), tokens).toArray());
  }

  @Override
  public void append(int sequence, MemorySegment run, int tokens) {
    requireOpen();
    int[] numbers = run.toArray(ValueLayout.JAVA_INT_UNALIGNED);
    if (numbers[0] != length(sequence) || used + tokens > capacity()) {
      throw new CarrelException(Code.FILE_CORRUPT, "The run cannot follow.", "Read again.");
    }
    Arrays.stream(numbers).skip(1).forEach(token -> add(sequence, token));
    justRead.remove(sequence);
  }

  @Override
  public ModelMemory memory() {
    return closed ? new ModelMemory(0, 0, 0, 0) : use(options);
  }

  @Override
  public synchronized ContextDetail detail() {
    return closed
        ? ContextDetail.NONE
        : new ContextDetail(
            layers(options),
            IntStream.range(0, SEQUENCES)
                .filter(sequence -> length(sequence) > 0)
                .mapToObj(
                    sequence ->
                        new ContextDetail.SequenceTokens(
                            sequence, length(sequence), shared(sequence)))
                .toList(),
            used);
  }

  private long shared(int sequence) {
    return read.get(sequence).stream().filter(cell -> cell.sequences > 1).count();
  }

  @Override
  public void close() {
    closed = true;
  }
}
