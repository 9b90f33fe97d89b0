// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.util.List;
import java.util.Optional;

/**
 * The port to a language model that is loaded: what its sketch tells, and contexts that read and
 * continue text. The real one is {@code llama.LlamaLanguageModel}; a test without a model loaded
 * may bring its own.
 *
 * <p>Thread-safe. {@link #close} frees the weights; contexts must be closed before.
 */
public interface LanguageModel extends ModelSketch, AutoCloseable {
  /** The UTF-8 bytes that a token stands for; a character may be spread over several tokens. */
  byte[] bytes(int token);

  /** Whether the model ends its turn with this token. */
  boolean isEnd(int token);

  /**
   * Measures what {@link #calibration} tells, also if it was measured before; a model that cannot
   * be compressed is not measured. Contexts that are open keep what they were made with.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY: all is as before
   *     then, or what contexts need is measured and what {@link #measureEvidence} adds is as before
   */
  Calibration calibrate(Progress progress, Cancellation cancellation);

  /**
   * Measures how the model finds passages and judges sentences, if its contexts were measured and
   * this was not; else nothing is done.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY: all is as before
   *     then
   */
  Calibration measureEvidence(Progress progress, Cancellation cancellation);

  /** All heads whose attention can be recorded; none of a model that has none. */
  List<AttentionHead> heads();

  /** The heads that look at what answers a question; none before it was measured. */
  default RetrievalHeads retrievalHeads() {
    return evidenceMeasure().map(EvidenceMeasure::heads).orElse(RetrievalHeads.NONE);
  }

  /** How well it judges whether a passage supports a sentence; empty before it was measured. */
  default Optional<JudgeMeasure> judge() {
    return evidenceMeasure().map(EvidenceMeasure::judge);
  }

  private Optional<EvidenceMeasure> evidenceMeasure() {
    return calibration() instanceof Calibration.Measured measured
        ? measured.evidence()
        : Optional.empty();
  }

  /** What the codec found in the model, for a person; empty before it was measured. */
  String calibrationReport();

  /**
   * Makes an empty context.
   *
   * @throws dev.carrel.engine.ground.CarrelException with OUT_OF_MEMORY and figures if it cannot be
   *     had
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

  /**
   * Makes a context, reads a little at its beginning and a little at its end, and says how long
   * either took. What stands between is made up and not read.
   *
   * @param sample something to read; it is begun anew when it is short
   * @param seconds that either may take, if some tokens can be read by then; a whole batch is read
   *     at most
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY
   */
  List<ReadingTime> timeReading(
      ContextOptions options, int[] sample, double seconds, Cancellation cancellation);

  @Override
  void close();
}
