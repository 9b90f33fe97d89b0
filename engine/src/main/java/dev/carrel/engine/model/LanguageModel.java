package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.Progress;
import java.util.List;

/**
 * The port to a language model that is loaded: its words, its chat form, and contexts that read and
 * continue text. The real one is {@link LlamaLanguageModel}; a test without a model loaded may
 * bring its own.
 *
 * <p>Thread-safe. {@link #close} frees the weights; contexts must be closed before.
 */
public interface LanguageModel extends AutoCloseable {
  /** What the model's file says of itself. */
  ModelInfo info();

  /**
   * Cuts text into tokens.
   *
   * @param text any text
   * @param special whether words such as {@code <|im_end|>} mean the control token they name; never
   *     for text that a person or a document brought
   */
  int[] tokenize(String text, boolean special);

  /** The UTF-8 bytes that a token stands for; a character may be spread over several tokens. */
  byte[] bytes(int token);

  /** Whether the model ends its turn with this token. */
  boolean isEnd(int token);

  /**
   * Renders a conversation in the model's own chat form, up to where the assistant's words begin.
   *
   * @param messages in order; the last one is the person's
   */
  String render(List<ChatMessage> messages);

  /** What is known of how compressed contexts do on this model. */
  Calibration calibration();

  /**
   * Measures that, also if it was measured before; a model that cannot be compressed is not
   * measured. Contexts that are open keep what they were made with.
   *
   * @throws dev.carrel.engine.CarrelException CANCELLED, OUT_OF_MEMORY: all is as before then
   */
  Calibration calibrate(Progress progress, Cancellation cancellation);

  /** What the codec found in the model, for a person; empty before it was measured. */
  String calibrationReport();

  /** What a context of these options would take, without making it. */
  MemoryEstimate estimate(ContextOptions options);

  /**
   * Makes an empty context.
   *
   * @throws dev.carrel.engine.CarrelException with OUT_OF_MEMORY and figures if it cannot be had
   */
  ModelContext open(ContextOptions options);

  /**
   * All that the bytes of a context depend on: two contexts with equal keys may exchange runs of
   * tokens. Lines of {@code name=value}, among them {@code name}, {@code model} (SHA-256) and
   * {@code profile}.
   */
  String contextKey(KvProfile profile);

  /**
   * What computes: where this is the same, the same tokens give the same logits bit for bit.
   *
   * @param threads CPU threads that compute
   */
  String computePath(int threads);

  /** Weights as allocated or mapped, in bytes. */
  long weightsBytes();

  @Override
  void close();
}
