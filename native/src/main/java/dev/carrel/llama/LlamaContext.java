// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * A KV cache and what decodes into it.
 *
 * <p>Calls take turns: one that comes while another thread decodes waits. {@link #abort()}, {@link
 * #clearAbort()} and {@link #memory()} do not wait.
 */
public final class LlamaContext implements AutoCloseable {

  /**
   * How a context is made.
   *
   * @param nCtx tokens that the cache holds, over all sequences; llama.cpp rounds up to 256
   * @param nBatch most tokens in one {@link #decode}
   * @param nUbatch most tokens computed at once: more is faster, less answers {@link #abort()}
   *     sooner
   * @param nSeqMax sequences, from 0; above 1 they share one cache, so that a common beginning is
   *     kept once
   * @param threads for single tokens
   * @param threadsBatch for more than one
   * @param kv how keys and values are stored
   * @param flashAttention on unless there is a reason
   * @param swaFull keep all positions of layers with a sliding window too: more memory, but a
   *     sequence can be cut back as far as one likes
   * @param nOutputsMax most tokens of one batch whose logits are asked for; each costs a row of the
   *     vocabulary's size, twice. At least {@code nSeqMax} whatever is given
   * @param notesNodes keep where each node of a graph was computed, for {@link #nodes()}
   * @param onDevice whether layers that a device computes keep our codec's cache in its memory
   */
  public record Options(
      int nCtx,
      int nBatch,
      int nUbatch,
      int nSeqMax,
      int threads,
      int threadsBatch,
      KvLayout kv,
      boolean flashAttention,
      boolean swaFull,
      int nOutputsMax,
      boolean notesNodes,
      DeviceContext onDevice) {
    private static final int MOST_SEQUENCES = 256;

    public Options {
      require(nCtx >= 1, "nCtx", nCtx);
      require(nBatch >= 1, "nBatch", nBatch);
      require(nUbatch >= 1, "nUbatch", nUbatch);
      require(nSeqMax >= 1 && nSeqMax <= MOST_SEQUENCES, "nSeqMax", nSeqMax);
      require(threads >= 1, "threads", threads);
      require(threadsBatch >= 1, "threadsBatch", threadsBatch);
      require(nOutputsMax >= 1, "nOutputsMax", nOutputsMax);
      if (kv.needsFlashAttention() && !flashAttention) {
        throw new IllegalArgumentException(kv + " needs flash attention");
      }
      nOutputsMax = Math.max(nOutputsMax, nSeqMax);
    }

    private static void require(boolean holds, String name, int value) {
      if (!holds) {
        throw new IllegalArgumentException(name + " cannot be " + value);
      }
    }

    /** One sequence, f16, flash attention, all processors, logits of one token. */
    public static Options of(int nCtx) {
      int threads = Runtime.getRuntime().availableProcessors();
      return new Options(
          nCtx,
          2048,
          512,
          1,
          threads,
          threads,
          KvLayout.F16,
          true,
          false,
          1,
          false,
          DeviceContext.HOST);
    }

    public Options withNCtx(int n) {
      return with(c -> c.nCtx = n);
    }

    public Options withBatch(int newBatch, int newUbatch) {
      return with(
          c -> {
            c.nBatch = newBatch;
            c.nUbatch = newUbatch;
          });
    }

    public Options withSequences(int n) {
      return with(c -> c.nSeqMax = n);
    }

    public Options withThreads(int single, int batch) {
      return with(
          c -> {
            c.threads = single;
            c.threadsBatch = batch;
          });
    }

    public Options withKv(KvLayout layout) {
      return with(c -> c.kv = layout);
    }

    /** llama.cpp's own cache with the same types in all layers. */
    public Options withKv(KvType k, KvType v) {
      return withKv(KvLayout.ofLlama(k, v));
    }

    public Options withFlashAttention(boolean on) {
      return with(c -> c.flashAttention = on);
    }

    public Options withSwaFull(boolean on) {
      return with(c -> c.swaFull = on);
    }

    public Options withOutputs(int n) {
      return with(c -> c.nOutputsMax = n);
    }

    public Options withDeviceContext(DeviceContext where) {
      return with(c -> c.onDevice = where);
    }

    Options withNodes() {
      return with(c -> c.notesNodes = true);
    }

    private Options with(Consumer<Change> change) {
      Change c = new Change(this);
      change.accept(c);
      return new Options(
          c.nCtx,
          c.nBatch,
          c.nUbatch,
          c.nSeqMax,
          c.threads,
          c.threadsBatch,
          c.kv,
          c.flashAttention,
          c.swaFull,
          c.nOutputsMax,
          c.notesNodes,
          c.onDevice);
    }

    /** In the order of Option in context_jni.cpp. */
    int[] toNative() {
      return new int[] {
        nCtx,
        nBatch,
        nUbatch,
        nSeqMax,
        threads,
        threadsBatch,
        kv.llamaKeyType(),
        kv.llamaValueType(),
        flashAttention ? 1 : 0,
        swaFull ? 1 : 0,
        nOutputsMax,
        flags()
      };
    }

    /** Flag in context_jni.cpp. */
    private int flags() {
      int where =
          switch (onDevice) {
            case HOST -> 0;
            case ROWS -> 2;
            case CODES -> 2 | 4;
          };
      return (notesNodes ? 1 : 0) | where;
    }

    private static final class Change {
      private int nCtx;
      private int nBatch;
      private int nUbatch;
      private int nSeqMax;
      private int threads;
      private int threadsBatch;
      private KvLayout kv;
      private boolean flashAttention;
      private boolean swaFull;
      private int nOutputsMax;
      private boolean notesNodes;
      private DeviceContext onDevice;

      private Change(Options from) {
        nCtx = from.nCtx;
        nBatch = from.nBatch;
        nUbatch = from.nUbatch;
        nSeqMax = from.nSeqMax;
        threads = from.threads;
        threadsBatch = from.threadsBatch;
        kv = from.kv;
        flashAttention = from.flashAttention;
        swaFull = from.swaFull;
        nOutputsMax = from.nOutputsMax;
        notesNodes = from.notesNodes;
        onDevice = from.onDevice;
      }
    }
  }

  private final ReentrantLock turn = new ReentrantLock();
  private final Options options;
  private final NativeHandle handle;
  private final int nCtx;
  private final int nBatch;
  private final byte[][] memoryTexts;

  /** Guarded by {@link #turn}. */
  private Optional<RecordedAttention> recording = Optional.empty();

  LlamaContext(NativeHandle model, Options options, boolean plan) {
    this.options = options;
    KvLayout kv = options.kv();
    long address =
        model.with(m -> nCreate(m, options.toNative(), kv.toNative(), kv.calibrationBytes(), plan));
    this.handle = new NativeHandle(this, "context", address, LlamaContext::nFree, List.of(model));
    int[] numbers = handle.with(LlamaContext::nNumbers);
    this.nCtx = numbers[0];
    this.nBatch = numbers[1];
    this.memoryTexts = handle.with(LlamaContext::nMemoryTexts);
  }

  /** As asked for. */
  public Options options() {
    return options;
  }

  /** Tokens that the cache holds, as llama.cpp rounded it. */
  public int nCtx() {
    return nCtx;
  }

  /** Most tokens in one batch. */
  public int nBatch() {
    return nBatch;
  }

  /**
   * Computes the batch and puts it in the cache.
   *
   * @throws LlamaException {@link LlamaException.Kind#INVALID_BATCH} for a batch that is empty or
   *     too large, or whose tokens or places do not exist: nothing is changed then
   */
  public DecodeResult decode(Batch batch) {
    checkBatch(batch);
    int result =
        inTurn(
            address ->
                nDecode(
                    address,
                    batch.size(),
                    batch.tokens(),
                    batch.positions(),
                    batch.sequences(),
                    batch.outputs()));
    return switch (result) {
      case 0 -> DecodeResult.OK;
      case 1 -> DecodeResult.NO_SLOT;
      default -> DecodeResult.ABORTED;
    };
  }

  /**
   * One node of a graph as it was computed.
   *
   * @param op e.g. {@code MUL_MAT}; {@code CUSTOM} are our own
   * @param name e.g. {@code Qcur-7}
   * @param device whose memory the result lies in, and so what computed it; empty: it has none
   */
  record Node(String op, String name, String device) {}

  /** The nodes of the last decode, if the options asked to note them. */
  List<Node> nodes() {
    byte[][] texts = inTurn(LlamaContext::nNodes);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < texts.length; i += 3) {
      nodes.add(new Node(text(texts[i]), text(texts[i + 1]), text(texts[i + 2])));
    }
    return nodes;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private void checkBatch(Batch batch) {
    if (batch.size() == 0 || batch.size() > nBatch) {
      throw new LlamaException(
          LlamaException.Kind.INVALID_BATCH,
          "a batch of %d tokens, where 1 to %d can be decoded".formatted(batch.size(), nBatch));
    }
    if (batch.outputCount() > options.nOutputsMax()) {
      throw new LlamaException(
          LlamaException.Kind.INVALID_BATCH,
          "logits of %d tokens are asked for, where the context was made for %d: see nOutputsMax"
              .formatted(batch.outputCount(), options.nOutputsMax()));
    }
    checkSequence(batch.leastSequence());
    checkSequence(batch.greatestSequence());
  }

  /**
   * Stops the decode in progress within one operation of one part of the batch, or the next decode
   * if there is none. That decode returns {@link DecodeResult#ABORTED}, and the one after works
   * again. Any thread.
   */
  public void abort() {
    handle.run(LlamaContext::nAbort);
  }

  /** Forgets an {@link #abort()} that no decode has met. Any thread. */
  public void clearAbort() {
    handle.run(LlamaContext::nClearAbort);
  }

  /**
   * A copy of the logits at an index of the last batch, where logits were asked for; -1 is the last
   * one.
   */
  public float[] logits(int index) {
    return inTurn(address -> nLogits(address, index));
  }

  /** The token with the highest logit at an index of the last batch; the lowest id of equals. */
  public int argmax(int index) {
    return inTurn(address -> nArgmax(address, index, null));
  }

  /** The token with the highest logit among those allowed; the first of equals. */
  public int argmax(int index, int[] allowedTokens) {
    if (allowedTokens.length == 0) {
      throw new IllegalArgumentException("no token is allowed");
    }
    return inTurn(address -> nArgmax(address, index, allowedTokens));
  }

  /** Natural logarithms of the given tokens' probabilities at an index of the last batch. */
  public float[] logProbabilities(int index, int[] tokens) {
    return inTurn(address -> nLogProbabilities(address, index, tokens));
  }

  /**
   * Lets {@code to} also have the tokens of {@code from} at positions p0 to before p1; p1 negative:
   * to the end.
   */
  public void copy(int from, int to, int p0, int p1) {
    checkSequence(from);
    checkSequence(to);
    runInTurn(address -> nSeqCopy(address, from, to, p0, p1));
  }

  /**
   * Takes a sequence's tokens at positions p0 to before p1 out of the cache.
   *
   * @param p1 negative: to the end
   * @return false when the model cannot give up a part (recurrent ones); nothing is changed then
   */
  public boolean remove(int sequence, int p0, int p1) {
    checkSequence(sequence);
    return inTurn(address -> nSeqRemove(address, sequence, p0, p1));
  }

  /**
   * Moves a sequence's tokens at positions p0 to before p1, as if they had been read there: what
   * closes the gap that {@link #remove} left. Keys are turned at the next decode.
   *
   * @param p1 negative: to the end
   * @param delta added to their positions, which stay at 0 or above
   * @return false when the model's positions cannot be moved; nothing is changed then
   */
  public boolean shift(int sequence, int p0, int p1, int delta) {
    checkSequence(sequence);
    if (p0 < 0 || p0 + (long) delta < 0) {
      throw new IllegalArgumentException("positions from %d moved by %d".formatted(p0, delta));
    }
    return inTurn(address -> nSeqShift(address, sequence, p0, p1, delta));
  }

  /** Takes out all tokens of other sequences. */
  public void keep(int sequence) {
    checkSequence(sequence);
    runInTurn(address -> nSeqKeep(address, sequence));
  }

  /** Takes out all tokens of all sequences. */
  public void clear() {
    runInTurn(LlamaContext::nClear);
  }

  /** The first position that a sequence has in the cache; -1: none. */
  public int posMin(int sequence) {
    checkSequence(sequence);
    return inTurn(address -> nPosMin(address, sequence));
  }

  /** The last position that a sequence has in the cache; -1: none. */
  public int posMax(int sequence) {
    checkSequence(sequence);
    return inTurn(address -> nPosMax(address, sequence));
  }

  /**
   * Writes a sequence's cache to a file, which appears whole or not at all.
   *
   * @param tokens kept with it, for {@link #loadSequence} to give back
   * @return the file's size in bytes
   */
  public long saveSequence(Path file, int sequence, int[] tokens) {
    checkSequence(sequence);
    return StateFile.write(
        file, path -> runInTurn(address -> nSave(address, path, sequence, tokens)));
  }

  /**
   * Reads a sequence's cache from a file; what the sequence had is gone.
   *
   * @return the tokens that were kept with it
   * @throws LlamaException {@link LlamaException.Kind#STATE_FILE} for a file that is damaged or of
   *     another model, context type or version
   */
  public int[] loadSequence(Path file, int sequence) {
    checkSequence(sequence);
    int tokens = StateFile.check(file).tokens();
    return inTurn(address -> nLoadSequence(address, StateFile.utf8(file), sequence, tokens));
  }

  /**
   * Copies what the cache holds of a sequence's tokens at positions p0 to before p1, for {@link
   * #importRange}.
   *
   * @param scratch another sequence, empty before and after
   * @param allocator of the memory for it
   */
  public MemorySegment exportRange(
      int sequence, int p0, int p1, int scratch, SegmentAllocator allocator) {
    checkSequence(sequence);
    checkSequence(scratch);
    return inTurn(
        address -> {
          nSeqCopy(address, sequence, scratch, p0, p1);
          try {
            MemorySegment range = allocator.allocate(nExportSize(address, scratch), Long.BYTES);
            nExport(address, scratch, range.address(), range.byteSize());
            return range;
          } finally {
            nSeqRemove(address, scratch, 0, -1);
          }
        });
  }

  /**
   * Puts what {@link #exportRange} gave into the cache, at the positions that it had.
   *
   * @param range unchanged: llama.cpp ends the process on damaged ones
   * @param sequence gets the tokens behind those that it has
   * @param scratch another sequence, empty before and after
   * @throws LlamaException {@link LlamaException.Kind#STATE_FILE} for a range of another model,
   *     context type or version, one that there is no room for, or one that does not begin where
   *     the sequence ends: nothing is changed then
   */
  public void importRange(MemorySegment range, int sequence, int scratch) {
    checkSequence(sequence);
    checkSequence(scratch);
    runInTurn(
        address -> {
          try {
            nImport(address, scratch, range.address(), range.byteSize());
            requireNext(nPosMin(address, scratch), nPosMax(address, sequence));
            nSeqCopy(address, scratch, sequence, 0, -1);
          } finally {
            nSeqRemove(address, scratch, 0, -1);
          }
        });
  }

  private static void requireNext(int first, int last) {
    if (first != last + 1) {
      throw new LlamaException(
          LlamaException.Kind.STATE_FILE,
          "a range from position %d cannot follow position %d".formatted(first, last));
    }
  }

  /** As {@link #saveSequence}, for all sequences and the last logits. */
  public long save(Path file, int[] tokens) {
    return StateFile.write(file, path -> runInTurn(address -> nSave(address, path, -1, tokens)));
  }

  /** As {@link #loadSequence}, for all sequences and the last logits. */
  public int[] load(Path file) {
    StateFile.Content content = StateFile.check(file);
    return StateFile.map(
        file, content, (address, size) -> runInTurn(context -> nSetState(context, address, size)));
  }

  /**
   * Nanoseconds that our own cache spent on storing keys and values (centring, rotating, rounding)
   * since this context was made; 0 for llama.cpp's own. A part of the time of {@link #decode}. Any
   * thread.
   */
  public long storeNanos() {
    return handle.with(LlamaContext::nStoreNanos);
  }

  /**
   * What is allocated, and which sequences have what of the cache, as of the last decode or change
   * that ended. Some microseconds; does not wait for a decode, nor does a decode wait for it. Any
   * thread; nothing after close, since whoever watches does not know when that is.
   */
  public MemoryUse memory() {
    return handle
        .unlessClosed(LlamaContext::nMemory)
        .map(numbers -> MemoryUse.ofNative(memoryTexts, numbers, options))
        .orElse(MemoryUse.NOTHING);
  }

  /**
   * Begins to record what heads attend to.
   *
   * @param heads each once
   * @param apart whether each head's weights are wanted by themselves
   * @param positions how many positions are recorded, from 0
   * @throws LlamaException {@link LlamaException.Kind#UNSUPPORTED_MODEL} for another cache than
   *     ours, or a head that it does not keep
   * @throws IllegalStateException if a recording is open
   */
  public RecordedAttention record(
      List<RecordedAttention.Head> heads, boolean apart, int positions) {
    turn.lock();
    try {
      if (recording.isPresent()) {
        throw new IllegalStateException("a recording of this context is open");
      }
      RecordedAttention begun = new RecordedAttention(this, heads, apart, positions);
      recording = Optional.of(begun);
      return begun;
    } finally {
      turn.unlock();
    }
  }

  /** Ends a recording once; nothing after close, which ended it. */
  void endRecording(RecordedAttention of, LongConsumer end) {
    turn.lock();
    try {
      if (recording.filter(open -> open == of).isPresent()) {
        recording = Optional.empty();
        if (!handle.isClosed()) {
          handle.run(end);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  public boolean isClosed() {
    return handle.isClosed();
  }

  @Override
  public void close() {
    handle.close();
  }

  NativeHandle handle() {
    return handle;
  }

  <T> T inTurn(LongFunction<T> call) {
    turn.lock();
    try {
      return handle.with(call);
    } finally {
      turn.unlock();
    }
  }

  void runInTurn(LongConsumer call) {
    turn.lock();
    try {
      handle.run(call);
    } finally {
      turn.unlock();
    }
  }

  void checkSequence(int sequence) {
    if (sequence < 0 || sequence >= options.nSeqMax()) {
      throw new LlamaException(
          LlamaException.Kind.INVALID_BATCH,
          "sequence %d, where there are 0 to %d".formatted(sequence, options.nSeqMax() - 1));
    }
  }

  private static native long nCreate(
      long model, int[] options, int[] layers, byte[] calibration, boolean plan);

  private static native void nFree(long context);

  private static native int[] nNumbers(long context);

  private static native int nDecode(
      long context, int n, int[] tokens, int[] positions, int[] sequences, byte[] outputs);

  private static native byte[][] nNodes(long context);

  private static native void nAbort(long context);

  private static native long nStoreNanos(long context);

  private static native void nClearAbort(long context);

  private static native float[] nLogits(long context, int index);

  private static native int nArgmax(
      long context, int index, int @org.jspecify.annotations.Nullable [] allowed);

  private static native float[] nLogProbabilities(long context, int index, int[] tokens);

  private static native void nSeqCopy(long context, int from, int to, int p0, int p1);

  private static native boolean nSeqRemove(long context, int sequence, int p0, int p1);

  private static native boolean nSeqShift(long context, int sequence, int p0, int p1, int delta);

  private static native void nSeqKeep(long context, int sequence);

  private static native void nClear(long context);

  private static native int nPosMin(long context, int sequence);

  private static native int nPosMax(long context, int sequence);

  private static native long nExportSize(long context, int sequence);

  private static native void nExport(long context, int sequence, long address, long size);

  private static native void nImport(long context, int sequence, long address, long size);

  private static native long nSave(long context, byte[] path, int sequence, int[] tokens);

  private static native int[] nLoadSequence(long context, byte[] path, int sequence, int capacity);

  private static native void nSetState(long context, long address, long size);

  private static native byte[][] nMemoryTexts(long context);

  private static native long[] nMemory(long context);
}
