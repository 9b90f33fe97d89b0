// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.passage.Passage;

/**
 * A passage that the model has read.
 *
 * @param passage as a person reads it
 * @param firstToken where its first token stands in the context
 * @param endToken behind its last one; a token that has signs of two passages belongs to both
 */
public record PlacedPassage(Passage passage, int firstToken, int endToken) {
  /** How many tokens it has. */
  public int tokens() {
    return endToken - firstToken;
  }
}
