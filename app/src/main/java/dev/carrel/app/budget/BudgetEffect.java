// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.model.KvProfile;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a budget means.
 *
 * @param budgetBytes memory that may be used
 * @param missingBytes by which it is too small for what is in memory, or for the model; 0 if it is
 *     not
 * @param roomPages pages that would still fit; empty if that is not known
 * @param measured whether the pages are of the length of those read, or else of a usual length
 */
public record BudgetEffect(
    long budgetBytes, long missingBytes, OptionalLong roomPages, boolean measured) {
  /** Of a page of a usual contract or report; those with tables have more. */
  public static final int TOKENS_PER_PAGE = 500;

  /**
   * Finds it.
   *
   * @param memory as it is now
   * @param outlook of the model in use, if known
   * @param profile that documents are read with
   */
  static BudgetEffect of(
      Optional<MemorySnapshot> memory,
      Optional<Outlook> outlook,
      KvProfile profile,
      long budgetBytes) {
    Optional<MemorySnapshot> read = memory.filter(m -> m.contextCapacity() > 0);
    if (read.isPresent()) {
      MemorySnapshot now = read.get();
      MemorySnapshot.Room room = now.roomAt(budgetBytes);
      return new BudgetEffect(
          budgetBytes,
          Math.max(0, now.use().totalBytes() - budgetBytes),
          room.pages().isPresent()
              ? room.pages()
              : OptionalLong.of(room.tokens() / TOKENS_PER_PAGE),
          room.pages().isPresent());
    }
    return outlook
        .filter(known -> known.profiles().contains(profile))
        .map(known -> empty(known, profile, budgetBytes))
        .orElse(new BudgetEffect(budgetBytes, 0, OptionalLong.empty(), false));
  }

  private static BudgetEffect empty(Outlook outlook, KvProfile profile, long budgetBytes) {
    int longest = outlook.longestTokens(profile, budgetBytes);
    long missing =
        longest > 0 ? 0 : Math.max(1, outlook.peakBytes(profile, TOKENS_PER_PAGE) - budgetBytes);
    return new BudgetEffect(
        budgetBytes, missing, OptionalLong.of(longest / TOKENS_PER_PAGE), false);
  }
}
