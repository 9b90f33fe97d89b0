// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model for tests without one: a token is a byte, and it wants to write a given script behind
 * whatever it read. What it holds of a token is a matter of the tokens before and of nothing else.
 */
public class ScriptedModel implements LanguageModel {
  /** The token that ends its turn. */
  public static final int END = 256;

  /** Bytes that a token of its context "takes" in 16 bits. */
  public static final long BYTES_PER_TOKEN = 1000;

  private final Script script;
  private final int trainedContext;
  private final Calibration calibration;

  public ScriptedModel(String script, int trainedContext) {
    this(script, trainedContext, new Calibration.NotYet());
  }

  public ScriptedModel(String script, int trainedContext, Calibration calibration) {
    this(bytesOf(script), trainedContext, calibration);
  }

  /** With a script of tokens, which may be other ones than bytes; {@link #END} comes behind it. */
  protected ScriptedModel(int[] script, int trainedContext, Calibration calibration) {
    this.script = new Script(script);
    this.trainedContext = trainedContext;
    this.calibration = calibration;
  }

  private static int[] bytesOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      tokens[i] = bytes[i] & 0xff;
    }
    return tokens;
  }

  @Override
  public ModelInfo info() {
    return new ModelInfo("scripted", Path.of("/scripted.gguf"), "script", trainedContext, 1);
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    return bytesOf(text);
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
  public Calibration measureEvidence(Progress progress, Cancellation cancellation) {
    return calibration;
  }

  @Override
  public List<AttentionHead> heads() {
    return List.of();
  }

  @Override
  public String calibrationReport() {
    return "";
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    ModelMemory use = ScriptedContext.use(options);
    return new MemoryEstimate(
        new ModelMemory(0, 10 * BYTES_PER_TOKEN, use.kvBytes(), use.kvF16Bytes()),
        0,
        ScriptedContext.layers(options));
  }

  @Override
  public ModelContext open(ContextOptions options) {
    return new ScriptedContext(script, options, this::choosing, this::otherwise);
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

  /** Called before a token is chosen. */
  protected void choosing() {}

  /** Added to the logits of a model that does not compute as it should. */
  public float otherwise() {
    return 0;
  }

  @Override
  public String contextKey(KvProfile profile) {
    return "name=scripted\nmodel=%s\nprofile=%s".formatted("0".repeat(64), profile.label());
  }

  @Override
  public String computePath(int threads) {
    return "script on " + threads;
  }
}
