// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Arrays;
import java.util.Set;

/**
 * How far a list of Word's was counted, level by level (ISO/IEC 29500-1, 17.9; [MS-DOC] 2.4.6.3).
 * Belongs to one thread, and is asked in the order of the text.
 */
public final class ListCount {
  public static final int LEVELS = 9;
  private static final int NONE = Integer.MIN_VALUE;

  /** What a list says of its levels, from 0. Several lists may be counted as one. */
  public interface Levels {
    /** The first number. */
    int start(int level);

    /** Whether this list names that number by itself, and so begins anew with it. */
    boolean beginsAnew(int level);

    /** The level, from 1, whose item makes one begin anew; 0 for never, below 0 for any above. */
    int restart(int level);

    /** The levels that have begun since one above them; changed by who counts. */
    Set<Integer> begun();
  }

  private final int[] counted = new int[LEVELS];

  /** Of which nothing was counted. */
  public ListCount() {
    Arrays.fill(counted, NONE);
  }

  /** Counts an item of a level. */
  public void next(int at, Levels list) {
    boolean first = list.begun().add(at);
    if (counted[at] == NONE || (first && list.beginsAnew(at))) {
      counted[at] = list.start(at);
    } else {
      counted[at]++;
    }
    for (int i = 0; i < at; i++) {
      if (counted[i] == NONE) { // its first number is taken, though none has it
        counted[i] = list.start(i);
        list.begun().add(i);
      }
    }
    for (int i = at + 1; i < LEVELS; i++) {
      int restart = list.restart(i);
      if (restart != 0 && (restart < 0 || at < restart)) {
        counted[i] = NONE;
        list.begun().remove(i);
      }
    }
  }

  /** The number that a level has now. */
  public int number(int level, Levels list) {
    return counted[level] == NONE ? list.start(level) : counted[level];
  }
}
