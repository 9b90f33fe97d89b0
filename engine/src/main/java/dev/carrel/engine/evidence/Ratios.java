// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** "2:1" is not "1:2". */
final class Ratios {
  private static final Pattern RATIO =
      Pattern.compile("(?<![\\d:/.])(\\d{1,3})\\s?[:/]\\s?(\\d{1,3})(?![\\d:/.]\\d|\\d)");

  private Ratios() {}

  /** Whether a ratio of a sentence stands in a quote the other way round alone. */
  static boolean isTurned(String said, String quote) {
    List<MatchResult> there = RATIO.matcher(quote).results().toList();
    return RATIO
        .matcher(said)
        .results()
        .filter(mine -> there.stream().noneMatch(q -> isSame(mine, q, 1, 2)))
        .anyMatch(mine -> there.stream().anyMatch(q -> isSame(mine, q, 2, 1)));
  }

  private static boolean isSame(MatchResult mine, MatchResult there, int first, int second) {
    return mine.group(1).equals(there.group(first)) && mine.group(2).equals(there.group(second));
  }
}
