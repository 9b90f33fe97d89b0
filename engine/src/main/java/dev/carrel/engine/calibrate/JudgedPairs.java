// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * A made-up passage with sentences that it supports and sentences that it does not: with another
 * number or another party, negated, or of what it does not mention.
 */
record JudgedPairs(String passage, List<String> supported, List<String> others) {
  JudgedPairs {
    supported = List.copyOf(supported);
    others = List.copyOf(others);
  }

  /** Those that come with Carrel, in several languages. */
  static List<JudgedPairs> bundled() {
    List<JudgedPairs> pairs = new ArrayList<>();
    for (String block : CalibrationTexts.resource("judging.txt").strip().split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      pairs.add(new JudgedPairs(lines.getFirst(), marked(lines, "+ "), marked(lines, "- ")));
    }
    return pairs;
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }
}
