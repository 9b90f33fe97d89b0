// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/** Told how far the loading of a model has come. */
@FunctionalInterface
public interface LoadProgress {
  /** Says nothing and lets it go on. */
  LoadProgress NONE = fraction -> true;

  /**
   * Called on the loading thread.
   *
   * @param fraction done, from 0 to 1
   * @return false cancels the loading
   */
  boolean report(float fraction);
}
