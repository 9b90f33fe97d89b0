package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
public final class ScriptedModel implements LanguageModel {
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
      KvProfile profile, int threads, int[] sample, Cancellation cancellation) {
    return List.of(new ReadingTime(0, 100, 1), new ReadingTime(4000, 100, 2));
  }

  @Override
  public long weightsBytes() {
    return 0;
  }

  @Override
  public void close() {}

  private final class Context implements ModelContext {
    private final ContextOptions options;
    private final List<Integer> read = new ArrayList<>();
    private int written;

    Context(ContextOptions options) {
      this.options = options;
    }

    @Override
    public int capacity() {
      return options.tokens();
    }

    @Override
    public int length() {
      return read.size();
    }

    @Override
    public void read(int[] tokens, IntConsumer progress, Cancellation cancellation) {
      cancellation.throwIfRequested();
      if (read.size() + tokens.length > capacity()) {
        throw new IllegalArgumentException("full");
      }
      Arrays.stream(tokens).forEach(read::add);
      progress.accept(tokens.length);
    }

    private int wanted() {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      return written < bytes.length ? bytes[written] & 0xff : END;
    }

    @Override
    public int best() {
      int token = wanted();
      written++;
      return token;
    }

    @Override
    public void rewind(int length) {
      read.subList(length, read.size()).clear();
      written = 0;
    }

    @Override
    public void save(Path file) {
      try {
        Files.writeString(
            file, read.stream().map(String::valueOf).collect(Collectors.joining(" ")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void restore(Path file) {
      try {
        read.clear();
        for (String token : Files.readString(file).split(" ", -1)) {
          read.add(Integer.valueOf(token));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public MemoryUse memory() {
      long bytes = capacity() * BYTES_PER_TOKEN;
      return new MemoryUse(0, 0, bytes, bytes);
    }

    @Override
    public void close() {}
  }
}
