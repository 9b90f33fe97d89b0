// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.List;

/**
 * What reading took once, and what it took to have it back.
 *
 * @param model its name
 * @param profile with which it was read, which may be a better one than was asked for
 * @param steps in order; the first is the reading, the second the reopening
 * @param keptBytes on disk of the first document
 */
public record Reopening(String model, String profile, List<Step> steps, long keptBytes) {
  public Reopening {
    steps = List.copyOf(steps);
  }

  /**
   * Documents that were brought into the context, and a question asked on them.
   *
   * @param name what was done, for a person
   * @param tokens in the context afterwards
   * @param restoredTokens taken from disk
   * @param readTokens read by the model
   * @param seconds until they were there, the proof that they are what they were included
   * @param openSeconds that opening the home took before; 0 if it was open
   * @param loadSeconds that loading the model took before; 0 if it was loaded
   * @param sameAnswer whether answer and quotes are, byte for byte, those given before the home was
   *     closed; true where nothing was closed
   */
  public record Step(
      String name,
      int tokens,
      int restoredTokens,
      int readTokens,
      double seconds,
      double openSeconds,
      double loadSeconds,
      boolean sameAnswer) {}

  /** The first document read. */
  public Step reading() {
    return steps.getFirst();
  }

  /** The first document taken from disk. */
  public Step reopening() {
    return steps.get(1);
  }

  /** How many times faster reopening was. */
  public double ratio() {
    return reading().seconds / reopening().seconds;
  }

  /** Whether every answer after a reopening was that before it. */
  public boolean sameAnswer() {
    return steps.stream().allMatch(Step::sameAnswer);
  }
}
