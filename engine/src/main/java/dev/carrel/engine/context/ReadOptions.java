// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.KvProfile;

/**
 * How documents are read.
 *
 * @param profile how keys and values are stored
 * @param budgetBytes memory that weights, context and buffers may take together
 * @param threads CPU threads that compute
 * @param insists whether the profile is taken also where it does badly on the model, because a
 *     person chose it
 * @param readsHidden whether the model also reads text that cannot be seen on its page
 */
public record ReadOptions(
    KvProfile profile, long budgetBytes, int threads, boolean insists, boolean readsHidden) {
  /** Without text that cannot be seen. */
  public ReadOptions(KvProfile profile, long budgetBytes, int threads, boolean insists) {
    this(profile, budgetBytes, threads, insists, false);
  }

  /** With a profile that nobody chose: a better one may be taken instead. */
  public ReadOptions(KvProfile profile, long budgetBytes, int threads) {
    this(profile, budgetBytes, threads, false);
  }

  /** The same with another budget. */
  public ReadOptions with(long otherBudgetBytes) {
    return new ReadOptions(profile, otherBudgetBytes, threads, insists, readsHidden);
  }

  /** The same with another profile. */
  public ReadOptions with(KvProfile other) {
    return new ReadOptions(other, budgetBytes, threads, insists, readsHidden);
  }

  /** The same with half of the threads, so that the machine can be used for something else. */
  public ReadOptions inBackground() {
    return new ReadOptions(profile, budgetBytes, Math.max(1, threads / 2), insists, readsHidden);
  }

  /** Whether a context made with these options serves the others too, but for the budget. */
  boolean serve(ReadOptions others) {
    return profile == others.profile
        && threads == others.threads
        && readsHidden == others.readsHidden;
  }

  /** What the model reads of a document. */
  public Document shown(Document document) {
    return readsHidden ? document : document.seen();
  }

  /** The same, with text that cannot be seen or without. */
  public ReadOptions readingHidden(boolean reads) {
    return new ReadOptions(profile, budgetBytes, threads, insists, reads);
  }
}
