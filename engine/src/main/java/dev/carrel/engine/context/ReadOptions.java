package dev.carrel.engine.context;

import dev.carrel.engine.model.KvProfile;

/**
 * How documents are read.
 *
 * @param profile how keys and values are stored
 * @param budgetBytes memory that weights, context and buffers may take together
 * @param threads CPU threads that compute
 */
public record ReadOptions(KvProfile profile, long budgetBytes, int threads) {
  /** The same with another budget. */
  public ReadOptions with(long otherBudgetBytes) {
    return new ReadOptions(profile, otherBudgetBytes, threads);
  }

  /** The same with another profile. */
  public ReadOptions with(KvProfile other) {
    return new ReadOptions(other, budgetBytes, threads);
  }
}
