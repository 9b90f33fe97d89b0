// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaModel;

/**
 * What a context of llama.cpp takes beside the buffers that it tells of. The figures were found by
 * measuring processes, as {@code carrel bench memory} does ({@code docs/benchmarks.md}, "Memory
 * foretold and measured"); what they stand for is in llama.cpp's sources.
 */
final class LlamaOverhead {
  /** Graphs, the scheduler's tables, threads. */
  private static final long CONTEXT = 5_400_000;

  /** Code that is loaded, and compiled, once reading begins: Java's and llama.cpp's. */
  private static final long CODE = 6_000_000;

  /**
   * Of a cell in a KV cache: {@code llama_kv_cells} has 48 bytes for each, and two nodes of a tree
   * for each in use.
   */
  private static final long CELL = 48 + 2 * 48;

  /** Of a word in the vocabulary: its number, for samplers. */
  private static final long WORD = Integer.BYTES;

  /** Bytes that an input of a matrix product takes for a value while it is quantized: Q8_K. */
  private static final double WORK = 292 / 256.0;

  private LlamaOverhead() {}

  static long bytes(LlamaModel model, LlamaContext.Options options) {
    int caches = model.slidingWindow() > 0 ? 2 : 1;
    return CONTEXT
        + CODE
        + (long) options.nCtx() * CELL * caches
        + model.vocabulary().size() * WORD
        + Math.round(feedForward(model) * options.nUbatch() * WORK);
  }

  /** The widest input of a matrix product; 0 if the file does not say. */
  private static long feedForward(LlamaModel model) {
    String architecture = model.metadata().getOrDefault("general.architecture", "");
    String width = model.metadata().getOrDefault(architecture + ".feed_forward_length", "");
    return width.matches("\\d{1,9}") ? Long.parseLong(width) : 0; // a list: one for each layer
  }
}
