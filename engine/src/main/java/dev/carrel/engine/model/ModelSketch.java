// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;
import java.util.Map;

/**
 * What a model's file tells without its weights: its words, its chat form, and what a context of it
 * would take. Enough to plan by, in a fraction of a second and hardly any memory.
 *
 * <p>Thread-safe. A {@link LanguageModel} is one too; {@code llama.LlamaModelSketch} is one alone.
 */
public interface ModelSketch {
  /** What the model's file says of itself. */
  ModelInfo info();

  /**
   * Cuts text into tokens.
   *
   * @param text any text
   * @param special whether words such as {@code <|im_end|>} mean the control token they name; never
   *     for text that a person or a document brought
   */
  int[] tokenize(String text, boolean special);

  /**
   * Renders a conversation in the model's own chat form, up to where the assistant's words begin.
   *
   * @param messages in order; the last one is the person's
   */
  String render(List<ChatMessage> messages);

  /** What is known of how compressed contexts do on this model. */
  Calibration calibration();

  /** What a context of these options would take, without making it. */
  MemoryEstimate estimate(ContextOptions options);

  /** Weights as allocated or mapped, in bytes. */
  long weightsBytes();

  /**
   * What computes beside the processor, in a line; empty: nothing does. Speeds measured with
   * something else say nothing.
   */
  default String computedOn() {
    return "";
  }

  /**
   * What this process has of the model in cards' own memories already, weights and contexts: their
   * free memory is what is left beside it.
   *
   * @return bytes by the card's name
   */
  default Map<String, Long> heldOnCards() {
    return Map.of();
  }
}
