// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.model.KvProfile;

/**
 * About how long a context could be of a model whose file is not here: from the catalogue alone.
 */
final class RoughFit {
  /** The working space of a computation and the program itself, as models of this kind take. */
  private static final long BESIDES = 600_000_000;

  private RoughFit() {}

  /** In tokens; 0 if it would not fit at all. */
  static int longestTokens(ModelEntry entry, KvProfile profile, long budgetBytes) {
    double free = (double) budgetBytes - entry.sizeBytes() - BESIDES;
    double perToken = entry.kvValuesPerToken() * profile.mostBits() / Byte.SIZE;
    return free <= 0 || perToken == 0 ? 0 : (int) Math.min(entry.contextLength(), free / perToken);
  }
}
