// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What a context is made for.
 *
 * @param tokens how many it holds
 * @param profile how keys and values are stored
 * @param threads CPU threads that compute
 */
public record ContextOptions(int tokens, KvProfile profile, int threads) {
  public ContextOptions {
    if (tokens < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "a context of %d tokens on %d threads".formatted(tokens, threads));
    }
  }
}
