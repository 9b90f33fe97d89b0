// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What is known of how an answer stands to the documents, beside its quotes. Quotes are given by
 * their numbers, from 1.
 *
 * @param sentences each sentence of the answer, in its order
 * @param absence if nothing was found that fits
 * @param looked what the model looked at, heaviest first; empty if that is not known
 * @param counted for a question that asks how many, or for a list
 */
public record Evidence(
    List<SentenceSupport> sentences,
    Optional<Absence> absence,
    List<PassageWeight> looked,
    Optional<Counted> counted) {
  /** Nothing is known. */
  public static final Evidence NONE =
      new Evidence(List.of(), Optional.empty(), List.of(), Optional.empty());

  public Evidence {
    sentences = List.copyOf(sentences);
    looked = List.copyOf(looked);
  }
}
