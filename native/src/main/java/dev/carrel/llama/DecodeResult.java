// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** How a decode ended. */
public enum DecodeResult {
  /** All tokens are in the cache; the logits asked for are there. */
  OK,
  /** The cache has no room for the batch; nothing of it was kept. */
  NO_SLOT,
  /**
   * {@link LlamaContext#abort()} stopped it. Those parts of the batch ({@code nUbatch} tokens each)
   * that were done stay in the cache: {@link LlamaContext#posMax} says up to where, and {@link
   * LlamaContext#remove} takes them out.
   */
  ABORTED
}
