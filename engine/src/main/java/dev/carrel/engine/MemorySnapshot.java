// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.Planner;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory gauge's figures at one moment, in bytes where nothing else is said.
 *
 * @param use weights, compute and context as allocated; all 0 before a model is loaded
 * @param profile how the context is stored; empty before anything was read
 * @param contextTokens tokens read, the one under way included
 * @param contextCapacity tokens that the allocated context holds
 * @param longestContext tokens that the model was trained for; 0 before a model is loaded
 * @param budgetBytes what may be used of the machine's memory; 0 before anything was to be read
 * @param cards the cards in use, whose own memories {@code use} tells of
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
    List<CardMemory> cards,
    long othersBytes,
    long keptBytes,
    int pages,
    long pageTokens,
    Room room,
    ContextDetail detail,
    Optional<Waiting> waiting) {

  public MemorySnapshot {
    cards = List.copyOf(cards);
  }

  /**
   * A card's own memory.
   *
   * @param name the card's
   * @param description the card's own name
   * @param budgetBytes what may be used of it: what is free of it less a margin, and what is used
   */
  public record CardMemory(String name, String description, long budgetBytes) {}

  /** What would still fit under another budget for the machine's memory. */
  public Room roomAt(long otherBudgetBytes) {
    return Room.of(
        use,
        otherBudgetBytes,
        cards,
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
   * @param limitedBy what ends it: {@link #BY_MODEL}, {@link MemoryPart#RAM} or a card's name;
   *     empty while it is not known
   */
  public record Room(long tokens, OptionalLong pages, String limitedBy) {
    /** The model was trained for no longer context. */
    public static final String BY_MODEL = "model";

    static final Room UNKNOWN = new Room(0, OptionalLong.empty(), "");

    /**
     * Room in a context that may grow.
     *
     * @param use as allocated
     * @param budgetBytes of the machine's memory
     * @param cards those in use
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
        List<CardMemory> cards,
        int capacity,
        int used,
        int reserved,
        int longest,
        int pages,
        long pageTokens) {
      if (capacity == 0) {
        return UNKNOWN;
      }
      double end = longest;
      String limitedBy = BY_MODEL;
      for (MemoryPart part : memories(use)) {
        double reach = capacity + more(part, budget(part, budgetBytes, cards), capacity);
        if (reach < end) {
          end = reach;
          limitedBy = part.memory();
        }
      }
      long tokens = (long) Math.max(0, end - used - reserved);
      return new Room(
          tokens,
          pages == 0 || pageTokens == 0
              ? OptionalLong.empty()
              : OptionalLong.of((long) ((double) tokens * pages / pageTokens)),
          limitedBy);
    }

    private static List<MemoryPart> memories(ModelMemory use) {
      return Stream.concat(Stream.of(use.ram()), use.cards().stream()).toList();
    }

    private static long budget(MemoryPart part, long budgetBytes, List<CardMemory> cards) {
      return part.own()
          ? cards.stream()
              .filter(card -> card.name().equals(part.device()))
              .mapToLong(CardMemory::budgetBytes)
              .sum()
          : budgetBytes;
    }

    /** Tokens that a memory has room for beyond those of the context as allocated. */
    private static double more(MemoryPart part, long budgetBytes, int capacity) {
      if (part.kvBytes() == 0) {
        return Double.POSITIVE_INFINITY; // a longer context takes nothing of it
      }
      return (double) Math.max(0, budgetBytes - part.bytes()) * capacity / part.kvBytes();
    }
  }
}
