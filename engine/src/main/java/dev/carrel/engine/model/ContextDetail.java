// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;

/**
 * A context looked at closely.
 *
 * @param layers what the keys and values of each layer take
 * @param sequences those that have tokens: the documents' is 0, the others are conversations
 * @param cellsUsed tokens in it, those that sequences have in common counted once
 */
public record ContextDetail(
    List<KvLayerBytes> layers, List<SequenceTokens> sequences, long cellsUsed) {
  /** Of no context. */
  public static final ContextDetail NONE = new ContextDetail(List.of(), List.of(), 0);

  /**
   * What a sequence has.
   *
   * @param sequence its number, from 0
   * @param tokens it has
   * @param sharedTokens of these, those that another sequence has too
   */
  public record SequenceTokens(int sequence, long tokens, long sharedTokens) {}

  public ContextDetail {
    layers = List.copyOf(layers);
    sequences = List.copyOf(sequences);
  }
}
