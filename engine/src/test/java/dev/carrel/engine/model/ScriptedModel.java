package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * A model for tests without one: a token is a byte, and it wants to write a given script. Where it
 * is not allowed the next byte of its script it takes the smallest token that it is allowed.
 */
public class ScriptedModel implements LanguageModel {
  /** The token that ends its turn. */
  public static final int END = 256;

  /** Bytes that a token of its context "takes". */
  public static final long BYTES_PER_TOKEN = 1000;

  private final String script;
  private final int trainedContext;
  private final Calibration calibration;

  public ScriptedModel(String script, int trainedContext) {
    this(script, trainedContext, new Calibration.NotYet());
  }

  public ScriptedModel(String script, int trainedContext, Calibration calibration) {
    this.script = script;
    this.trainedContext = trainedContext;
    this.calibration = calibration;
  }

  @Override
  public ModelInfo info() {
    return new ModelInfo("scripted", Path.of("/scripted.gguf"), "script", trainedContext, 1);
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      tokens[i] = bytes[i] & 0xff;
    }
    return tokens;
  }

  @Override
  public byte[] bytes(int token) {
    return token == END ? new byte[0] : new byte[] {(byte) token};
  }

  @Override
  public boolean isEnd(int token) {
    return token == END;
  }

  @Override
  public String render(List<ChatMessage> messages) {
    return messages.stream()
            .map(m -> "<" + m.role() + ">" + m.content() + "</>")
            .collect(Collectors.joining())
        + "<ASSISTANT>";
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  @Override
  public Calibration calibrate(Progress progress, Cancellation cancellation) {
    throw new IllegalStateException("a script is not measured");
  }

  @Override
  public String calibrationReport() {
    return "";
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    long f16 = options.tokens() * BYTES_PER_TOKEN;
    return new MemoryEstimate(
        (long) (f16 * options.profile().mostBits() / 16),
        f16,
        10 * BYTES_PER_TOKEN,
        0,
        0,
        List.of());
  }

  @Override
  public ModelContext open(ContextOptions options) {
    return new Context(options);
  }

  @Override
  public List<ReadingTime> timeReading(
      ContextOptions timed, int[] sample, double seconds, Cancellation cancellation) {
    return List.of(new ReadingTime(0, 100, 1), new ReadingTime(4000, 100, 2));
  }

  @Override
  public long weightsBytes() {
    return 0;
  }

  @Override
  public void close() {}

  /** Added to the logits of a model that does not compute as it should. */
  public float otherwise() {
    return 0;
  }

  @Override
  public String contextKey(KvProfile profile) {
    return "name=scripted\nprofile=" + profile.label();
  }

  @Override
  public String computePath(int threads) {
    return "script on " + threads;
  }

  /** Writes the script behind whatever was read; a run of tokens is their numbers. */
  private final class Context implements ModelContext {
    private final ContextOptions options;
    private final List<List<Integer>> read = new ArrayList<>();
    private final int[] written = new int[SEQUENCES];
    private int last;

    Context(ContextOptions options) {
      this.options = options;
      for (int i = 0; i < SEQUENCES; i++) {
        read.add(new ArrayList<>());
      }
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
      cancellation.throwIfRequested();
      if (length(sequence) + tokens.length > capacity()) {
        throw new IllegalArgumentException("full");
      }
      Arrays.stream(tokens).forEach(read.get(sequence)::add);
      last = sequence;
      progress.accept(tokens.length);
    }

    private int next(int sequence) {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      int at = written[sequence]++;
      return at < bytes.length ? bytes[at] & 0xff : END;
    }

    @Override
    public int best() {
      return next(last);
    }

    /** They say how many tokens were read, and which was the last. */
    @Override
    public float[] logits() {
      List<Integer> tokens = read.get(last);
      float[] logits = new float[END + 1];
      logits[tokens.getLast()] = (tokens.hashCode() & 0xffff) + otherwise();
      return logits;
    }

    @Override
    public int[] step(int[] sequences, int[] tokens, Cancellation cancellation) {
      int[] best = new int[sequences.length];
      for (int i = 0; i < best.length; i++) {
        read(sequences[i], new int[] {tokens[i]}, done -> {}, cancellation);
        best[i] = next(sequences[i]);
      }
      return best;
    }

    @Override
    public void rewind(int sequence, int length) {
      List<Integer> tokens = read.get(sequence);
      tokens.subList(length, tokens.size()).clear();
      written[sequence] = 0;
    }

    @Override
    public void branch(int from, int to) {
      read.set(to, new ArrayList<>(read.get(from)));
      written[to] = 0;
    }

    @Override
    public MemorySegment copy(int sequence, int first, int end, SegmentAllocator allocator) {
      int[] run =
          read.get(sequence).subList(first, end).stream().mapToInt(Integer::intValue).toArray();
      return allocator.allocateFrom(ValueLayout.JAVA_INT, run);
    }

    @Override
    public void append(int sequence, MemorySegment run, int tokens) {
      for (int token : run.toArray(ValueLayout.JAVA_INT_UNALIGNED)) {
        read.get(sequence).add(token);
      }
    }

    @Override
    public ModelMemory memory() {
      long bytes = capacity() * BYTES_PER_TOKEN;
      return new ModelMemory(0, 0, bytes, bytes);
    }

    @Override
    public ContextDetail detail() {
      return ContextDetail.NONE;
    }

    @Override
    public void close() {}
  }
}
