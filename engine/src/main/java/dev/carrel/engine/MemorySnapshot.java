// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.Planner;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelMemory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory gauge's figures at one moment, in bytes where nothing else is said.
 *
 * @param use weights, compute and context as allocated; all 0 before a model is loaded
 * @param profile how the context is stored; empty before anything was read
 * @param contextTokens tokens read, the one under way included
 * @param contextCapacity tokens that the allocated context holds
 * @param longestContext tokens that the model was trained for; 0 before a model is loaded
 * @param budgetBytes what may be used; 0 before anything was to be read
 * @param othersBytes what other programs hold
 * @param keptBytes contexts kept on disk
 * @param pages that were read
 * @param pageTokens their tokens
 * @param room what still fits
 * @param detail the context by layer and by sequence
 * @param waiting why reading stands still; empty if it does not
 */
public record MemorySnapshot(
    ModelMemory use,
    Optional<KvProfile> profile,
    int contextTokens,
    int contextCapacity,
    int longestContext,
    long budgetBytes,
    long othersBytes,
    long keptBytes,
    int pages,
    long pageTokens,
    Room room,
    ContextDetail detail,
    Optional<Waiting> waiting) {

  /** What would still fit under another budget. */
  public Room roomAt(long otherBudgetBytes) {
    return Room.of(
        use,
        otherBudgetBytes,
        contextCapacity,
        contextTokens,
        Planner.ROOM_FOR_QUESTION_AND_ANSWER,
        longestContext,
        pages,
        pageTokens);
  }

  /**
   * What still fits behind what was read.
   *
   * @param tokens of further documents
   * @param pages of the length of those read; empty while none was read
   */
  public record Room(long tokens, OptionalLong pages) {
    static final Room UNKNOWN = new Room(0, OptionalLong.empty());

    /**
     * Room in a context that may grow.
     *
     * @param use as allocated
     * @param capacity tokens that it holds as allocated
     * @param used tokens in it
     * @param reserved tokens that stay free for question and answer
     * @param longest tokens that the model was trained for
     * @param pages read so far
     * @param pageTokens their tokens
     */
    static Room of(
        ModelMemory use,
        long budgetBytes,
        int capacity,
        int used,
        int reserved,
        int longest,
        int pages,
        long pageTokens) {
      if (capacity == 0) {
        return UNKNOWN;
      }
      double bytesPerToken = (double) use.kvBytes() / capacity;
      double freeBytes = Math.max(0, budgetBytes - use.totalBytes());
      double more = bytesPerToken == 0 ? 0 : freeBytes / bytesPerToken;
      double free = Math.min(capacity + more, longest) - used - reserved;
      long tokens = (long) Math.max(0, free);
      return new Room(
          tokens,
          pages == 0 || pageTokens == 0
              ? OptionalLong.empty()
              : OptionalLong.of((long) ((double) tokens * pages / pageTokens)));
    }
  }
}
