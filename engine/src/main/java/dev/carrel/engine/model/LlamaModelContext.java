package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** One sequence in a context of llama.cpp. */
final class LlamaModelContext implements ModelContext {
  private static final int SEQUENCE = 0;

  /** The output of the last token read. */
  private static final int LAST = -1;

  private final LlamaContext context;
  private final long weightsBytes;
  private int length;

  LlamaModelContext(LlamaContext context, long weightsBytes) {
    this.context = context;
    this.weightsBytes = weightsBytes;
  }

  @Override
  public int capacity() {
    return context.nCtx();
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void read(int[] tokens, IntConsumer progress, Cancellation cancellation) {
    int before = length;
    boolean read = false;
    context.clearAbort();
    try (Cancellation.Registration _ = cancellation.onRequest(context::abort)) {
      for (int done = 0; done < tokens.length; ) {
        cancellation.throwIfRequested();
        int end = Math.min(tokens.length, done + context.nBatch());
        decode(Arrays.copyOfRange(tokens, done, end));
        done = end;
        progress.accept(done);
      }
      read = true;
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, Path.of("context"));
    } finally {
      context.clearAbort();
      if (!read) {
        rewind(before);
      }
    }
  }

  private void decode(int[] tokens) {
    Batch batch = new Batch(tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      batch.add(tokens[i], length + i, SEQUENCE, i == tokens.length - 1);
    }
    DecodeResult result = context.decode(batch);
    if (result != DecodeResult.OK) {
      throw notRead(result, tokens.length);
    }
    length += tokens.length;
  }

  private CarrelException notRead(DecodeResult result, int tokens) {
    return result == DecodeResult.ABORTED
        ? Cancellation.cancelled()
        : new CarrelException(
            Code.DOES_NOT_FIT,
            "The context of %,d tokens has no room for %,d more behind %,d."
                .formatted(capacity(), tokens, length),
            "Ask a shorter question or read fewer documents.");
  }

  @Override
  public int best() {
    return context.argmax(LAST);
  }

  @Override
  public void rewind(int newLength) {
    if (!context.remove(SEQUENCE, newLength, -1)) {
      throw new IllegalStateException(
          "the model cannot give up the tokens behind " + newLength + " alone");
    }
    length = newLength;
  }

  @Override
  public void save(Path file) {
    try {
      context.saveSequence(file, SEQUENCE, new int[0]);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, file);
    }
  }

  @Override
  public void restore(Path file) {
    try {
      context.loadSequence(file, SEQUENCE);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, file);
    }
    length = context.posMax(SEQUENCE) + 1;
  }

  @Override
  public MemoryUse memory() {
    dev.carrel.llama.MemoryUse use = context.memory();
    return new MemoryUse(
        weightsBytes, use.computeBytes() + use.outputBytes(), use.kvBytes(), use.kvF16Bytes());
  }

  @Override
  public void close() {
    context.close();
  }
}
