// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.conversation;

/**
 * What the oldest turns of a conversation are told to the model in short.
 *
 * @param text as the model wrote it or a person changed it
 * @param turns how many of the oldest turns it stands for, at least 1
 */
public record Summary(String text, int turns) {
  public Summary {
    if (turns < 1) {
      throw new IllegalArgumentException("a summary of " + turns + " turns");
    }
  }
}
