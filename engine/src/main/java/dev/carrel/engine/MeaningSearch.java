// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.CarrelException;
import java.util.List;

/** What came of a search by meaning. */
public sealed interface MeaningSearch {
  /**
   * Passages, the nearest first. There are always some where anything was looked through: which of
   * them fits is for the reader to judge.
   *
   * @param hits each with one passage as its place; the score is how near, -1 to 1
   * @param otherLanguage documents that were not looked through: the model does not know their
   *     language
   * @param waiting documents that were not looked through, or not whole: their turn is still to
   *     come
   */
  record Found(List<SearchHit> hits, int otherLanguage, int waiting) implements MeaningSearch {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** The question is in a language that the model does not know, or has no words. */
  record NotUnderstood() implements MeaningSearch {}

  /**
   * Nothing can be told on this machine.
   *
   * @param error why
   */
  record Unavailable(CarrelException error) implements MeaningSearch {}
}
