// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.TokenChooser;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The sequences in a context of llama.cpp. */
final class LlamaModelContext implements ModelContext {
  /** One more than those that are lent out, for copies. */
  static final int NATIVE_SEQUENCES = SEQUENCES + 1;

  private static final int SCRATCH = SEQUENCES;

  /** The output of the last token read. */
  private static final int LAST = -1;

  private static final int NO_OUTPUT = Integer.MIN_VALUE;

  private final LlamaContext context;
  private final ModelMemory weights;
  private final LlamaMemory memory;
  private final int[] lengths = new int[SEQUENCES];

  /** Which output of the last batch is behind a sequence's last token. */
  private final int[] outputs = new int[SEQUENCES];

  /** The last one that was begun; it may be closed. */
  private Optional<LlamaAttentionRecording> recording = Optional.empty();

  LlamaModelContext(LlamaContext context, ModelMemory weights, LlamaMemory memory) {
    this.context = context;
    this.weights = weights;
    this.memory = memory;
    Arrays.fill(outputs, NO_OUTPUT);
  }

  @Override
  public int capacity() {
    return context.nCtx();
  }

  @Override
  public int length(int sequence) {
    return lengths[sequence];
  }

  @Override
  public void read(int sequence, int[] tokens, IntConsumer progress, Cancellation cancellation) {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("there is nothing to read");
    }
    int before = lengths[sequence];
    Arrays.fill(outputs, NO_OUTPUT);
    boolean read = false;
    try (Abort _ = new Abort(cancellation)) {
      for (int done = 0; done < tokens.length; ) {
        cancellation.throwIfRequested();
        int end = Math.min(tokens.length, done + context.nBatch());
        read(sequence, Arrays.copyOfRange(tokens, done, end));
        done = end;
        progress.accept(done);
      }
      outputs[sequence] = LAST;
      read = true;
    } finally {
      if (!read) {
        rewind(sequence, before);
        recording.ifPresent(r -> r.takenBack(sequence, before));
      }
    }
  }

  private void read(int sequence, int[] tokens) {
    decode(Batch.of(tokens, lengths[sequence], sequence));
    lengths[sequence] += tokens.length;
  }

  @Override
  public void step(int[] sequences, int[] tokens, Cancellation cancellation) {
    Batch batch = new Batch(sequences.length);
    for (int i = 0; i < sequences.length; i++) {
      batch.add(tokens[i], lengths[sequences[i]], sequences[i], true);
    }
    Arrays.fill(outputs, NO_OUTPUT);
    boolean read = false;
    try (Abort _ = new Abort(cancellation)) {
      cancellation.throwIfRequested();
      decode(batch);
      read = true;
    } finally {
      for (int i = 0; i < sequences.length; i++) {
        if (read) {
          lengths[sequences[i]]++;
          outputs[sequences[i]] = i;
        } else {
          int sequence = sequences[i];
          rewind(sequence, lengths[sequence]);
          recording.ifPresent(r -> r.takenBack(sequence, lengths[sequence]));
        }
      }
    }
  }

  /** While it is open, a request to stop stops the decode under way. */
  private final class Abort implements AutoCloseable {
    private final Cancellation.Registration registration;

    Abort(Cancellation cancellation) {
      context.clearAbort();
      registration = cancellation.onRequest(context::abort);
    }

    @Override
    public void close() {
      registration.close();
      context.clearAbort();
    }
  }

  private void decode(Batch batch) {
    DecodeResult result;
    try {
      result = context.decode(batch);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, Path.of("context"));
    }
    if (result != DecodeResult.OK) {
      throw notRead(result, batch.size());
    }
  }

  private CarrelException notRead(DecodeResult result, int tokens) {
    return result == DecodeResult.ABORTED
        ? Cancellation.cancelled()
        : new CarrelException(
            Code.DOES_NOT_FIT,
            "The context of %,d tokens has no room for %,d more.".formatted(capacity(), tokens),
            "Ask a shorter question or read fewer documents.");
  }

  @Override
  public int next(int sequence, TokenChooser chooser) {
    int output = output(sequence);
    return switch (chooser) {
      case TokenChooser.Greedy _ -> context.argmax(output);
      case TokenChooser.Among(List<Integer> tokens) ->
          context.argmax(output, tokens.stream().mapToInt(Integer::intValue).toArray());
      case TokenChooser.Sampled sampled ->
          sampled.choose(context.logits(output), lengths[sequence]);
    };
  }

  @Override
  public float[] logProbabilities(int sequence, int... tokens) {
    return context.logProbabilities(output(sequence), tokens);
  }

  @Override
  public float[] logits(int sequence) {
    return context.logits(output(sequence));
  }

  private int output(int sequence) {
    if (outputs[sequence] == NO_OUTPUT) {
      throw new IllegalStateException(
          "sequence %d is not as the last read left it".formatted(sequence));
    }
    return outputs[sequence];
  }

  @Override
  public AttentionRecording record(List<AttentionHead> heads, boolean apart, int places) {
    try {
      LlamaAttentionRecording begun = new LlamaAttentionRecording(context, heads, apart, places);
      recording = Optional.of(begun);
      return begun;
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, Path.of("context"));
    }
  }

  @Override
  public void rewind(int sequence, int length) {
    if (!context.remove(sequence, length, -1)) {
      throw new IllegalStateException(
          "the model cannot give up the tokens behind " + length + " alone");
    }
    lengths[sequence] = length;
    outputs[sequence] = NO_OUTPUT;
  }

  @Override
  public void branch(int from, int to) {
    rewind(to, 0);
    context.copy(from, to, 0, -1);
    lengths[to] = lengths[from];
  }

  @Override
  public MemorySegment copy(int sequence, int first, int end, SegmentAllocator allocator) {
    try {
      return context.exportRange(sequence, first, end, SCRATCH, allocator);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, Path.of("context"));
    }
  }

  @Override
  public void append(int sequence, MemorySegment run, int tokens) {
    try {
      context.importRange(run, sequence, SCRATCH);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, Path.of("context"));
    }
    int length = context.posMax(sequence) + 1;
    if (length != lengths[sequence] + tokens) {
      rewind(sequence, lengths[sequence]);
      throw new IllegalStateException(
          "a run of %d tokens made %d of %d".formatted(tokens, length, lengths[sequence]));
    }
    lengths[sequence] = length;
    outputs[sequence] = NO_OUTPUT;
  }

  @Override
  public ModelMemory memory() {
    return weights.withContextOf(memory.use(context.memory()));
  }

  @Override
  public ContextDetail detail() {
    dev.carrel.llama.MemoryUse use = context.memory();
    return new ContextDetail(
        use.layers().stream().map(memory::layer).toList(),
        use.sequences().stream()
            .map(s -> new ContextDetail.SequenceTokens(s.sequence(), s.tokens(), s.sharedTokens()))
            .toList(),
        use.cellsUsed());
  }

  @Override
  public void close() {
    context.close();
  }
}
