// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import java.util.List;
import java.util.function.IntConsumer;

/** What a calibration asks of a model. The real one is {@code llama.LlamaKvMeter}. */
public interface KvMeter {
  /** The types that a layer may have. */
  List<KvType> TYPES = List.of(KvType.TURBO3, KvType.TURBO4, KvType.Q8_0);

  /** What the losses of a candidate are taken against. */
  enum Reference {
    /** 16-bit floating point kept by our codec: what is left is the rounding alone. */
    CODEC_F16,
    /** 16-bit floating point kept by llama.cpp: what a person would have without us. */
    EXACT
  }

  /** Layers of the model, with or without keys and values. */
  int layers();

  /** Longest context it was trained for, in tokens. */
  int trainedContext();

  /** Tokens of a text as a document begins: behind the beginning-of-text token, if there is one. */
  int[] tokenize(String text);

  /** How fast the model reads, in tokens a second, by reading a little. */
  double tokensPerSecond(int[] sample, Cancellation cancellation);

  /** What each place takes with each of the types. */
  KvCosts costs();

  /**
   * What the codec needs to know of the model.
   *
   * @throws KvUnsupportedException if the codec cannot keep this model
   */
  KvStatistics statistics(int[] tokens, Cancellation cancellation) throws KvUnsupportedException;

  /** Whether these bytes, from a file, are statistics of this model. */
  boolean accepts(KvStatistics statistics);

  /** The codec's own words on what it found, for a person. */
  String report(KvStatistics statistics);

  /**
   * Reads tokens once for the reference and once for each candidate, side by side.
   *
   * @param firstScored the next token is compared from this position on
   * @param read hears how many tokens one more context has read
   * @return a loss for each candidate, in order
   */
  List<KvLoss> losses(
      int[] tokens,
      int firstScored,
      Reference reference,
      List<KvTypes> candidates,
      KvStatistics statistics,
      IntConsumer read,
      Cancellation cancellation);
}
