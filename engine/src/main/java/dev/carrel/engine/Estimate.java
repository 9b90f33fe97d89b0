// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ingest.FileExtent;
import java.util.Optional;

/**
 * About what files would take if they were added and read.
 *
 * @param files how many could be looked at
 * @param unknown how many could not: they are in no other figure
 * @param pages in all
 * @param tokens in all, by the average of what was read before, or a default
 * @param cost in memory; empty while no model is loaded
 */
public record Estimate(int files, int unknown, int pages, long tokens, Optional<Cost> cost) {
  /** Of a page of a PDF, while none was counted here: about 450 words. */
  public static final double DEFAULT_TOKENS_PER_PAGE = 600;

  /** Of text: about that of English prose. */
  static final double BYTES_PER_TOKEN = 4.2;

  /** Of nothing. */
  public static final Estimate NONE = new Estimate(0, 0, 0, 0, Optional.empty());

  /**
   * What tokens take.
   *
   * @param kvBytes keys and values, compressed as they would be
   * @param fits whether they fit behind what is read now
   */
  public record Cost(long kvBytes, boolean fits) {}

  Estimate with(Optional<FileExtent> file, double tokensPerPage) {
    if (file.isEmpty()) {
      return new Estimate(files, unknown + 1, pages, tokens, cost);
    }
    FileExtent extent = file.get();
    double more =
        extent.textBytes() > 0
            ? extent.textBytes() / BYTES_PER_TOKEN
            : extent.pages() * tokensPerPage;
    return new Estimate(
        files + 1, unknown, pages + extent.pages(), tokens + Math.round(more), cost);
  }

  Estimate with(Optional<Cost> newCost) {
    return new Estimate(files, unknown, pages, tokens, newCost);
  }
}
