// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;

/**
 * The heads of a model that look at what answers a question, told by synthetic needles (facts
 * hidden in text, asked about in other words) when the model was calibrated.
 *
 * @param heads best first; empty: none stands out, or it was not measured
 */
public record RetrievalHeads(List<Told> heads) {
  /** None is known. */
  public static final RetrievalHeads NONE = new RetrievalHeads(List.of());

  public RetrievalHeads {
    heads = List.copyOf(heads);
  }

  /**
   * A head and how it was told.
   *
   * @param needleShare the share of its attention to the text that lies on the needle, 0 to 1, mean
   *     over the needles
   */
  public record Told(AttentionHead head, double needleShare) {}

  /** The heads alone. */
  public List<AttentionHead> list() {
    return heads.stream().map(Told::head).toList();
  }

  /** The shares of their attention together that lie on what answers a question; 0 if none. */
  public double needleShare() {
    return heads.stream().mapToDouble(Told::needleShare).sum();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return heads.isEmpty();
  }
}
