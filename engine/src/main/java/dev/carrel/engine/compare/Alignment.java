// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which words stand in two texts in the same order. Runs of words that each text has once are
 * anchors (patience diff, Bram Cohen); between them shorter runs are, and what is then left is
 * small enough for the longest common subsequence.
 */
final class Alignment {
  /** Words in an anchor, from the surest on. */
  private static final int[] RUNS = {8, 4, 2, 1};

  /** The longest common subsequence is sought in a table of at most so many cells. */
  private static final int MOST_CELLS = 4_000_000;

  /** No word of one side stands on the other here. */
  static final int NONE = -1;

  private final int[] before;
  private final int[] after;
  private final int[] partner;
  private final Cancellation cancellation;

  private Alignment(int[] before, int[] after, Cancellation cancellation) {
    this.before = before;
    this.after = after;
    this.cancellation = cancellation;
    this.partner = new int[before.length];
    Arrays.fill(partner, NONE);
  }

  /**
   * For each word of the first text the one of the second that it is, or {@link #NONE}; they rise.
   * Words below 0 agree with none.
   */
  static int[] of(int[] before, int[] after, Cancellation cancellation) {
    Alignment alignment = new Alignment(before, after, cancellation);
    alignment.align(0, before.length, 0, after.length, 0);
    return alignment.partner;
  }

  private void align(int aFrom, int aTo, int bFrom, int bTo, int run) {
    cancellation.throwIfRequested();
    int a0 = aFrom;
    int b0 = bFrom;
    int a1 = aTo;
    int b1 = bTo;
    while (a0 < a1 && b0 < b1 && agree(a0, b0)) {
      partner[a0++] = b0++;
    }
    while (a0 < a1 && b0 < b1 && agree(a1 - 1, b1 - 1)) {
      partner[--a1] = --b1;
    }
    if (a0 == a1 || b0 == b1) {
      return;
    }
    if ((long) (a1 - a0) * (b1 - b0) <= MOST_CELLS) {
      longestCommon(a0, a1, b0, b1);
    } else if (run < RUNS.length) {
      anchored(a0, a1, b0, b1, run);
    }
  }

  private boolean agree(int a, int b) {
    return before[a] == after[b] && before[a] >= 0;
  }

  private record Anchor(int a, int b) {}

  private void anchored(int a0, int a1, int b0, int b1, int run) {
    int words = RUNS[run];
    List<Anchor> anchors = rising(anchors(a0, a1, b0, b1, words));
    int a = a0;
    int b = b0;
    for (Anchor anchor : anchors) {
      if (anchor.a < a || anchor.b < b) {
        continue; // within the run of the last one
      }
      align(a, anchor.a, b, anchor.b, run + 1);
      for (int i = 0; i < words; i++) {
        partner[anchor.a + i] = anchor.b + i;
      }
      a = anchor.a + words;
      b = anchor.b + words;
    }
    align(a, a1, b, b1, run + 1);
  }

  /** Runs that stand once on each side, in the order of the first. */
  private List<Anchor> anchors(int a0, int a1, int b0, int b1, int words) {
    Map<Long, Integer> mine = once(before, a0, a1, words);
    Map<Long, Integer> others = once(after, b0, b1, words);
    List<Anchor> anchors = new ArrayList<>();
    mine.forEach(
        (hash, a) -> {
          int b = others.getOrDefault(hash, NONE);
          if (a >= 0 && b >= 0 && Arrays.equals(before, a, a + words, after, b, b + words)) {
            anchors.add(new Anchor(a, b));
          }
        });
    anchors.sort((x, y) -> Integer.compare(x.a, y.a));
    return anchors;
  }

  /** Where each run begins; {@link #NONE} for one that stands more than once. */
  private static Map<Long, Integer> once(int[] words, int from, int to, int run) {
    Map<Long, Integer> starts = new HashMap<>();
    for (int i = from; i + run <= to; i++) {
      if (words[i] < 0) {
        continue;
      }
      starts.merge(hash(words, i, run), i, (x, y) -> NONE);
    }
    return starts;
  }

  static long hash(int[] words, int from, int run) {
    long hash = 1125899906842597L;
    for (int i = from; i < from + run; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** The longest chain of anchors that rise on both sides. */
  private static List<Anchor> rising(List<Anchor> anchors) {
    int[] last = new int[anchors.size()];
    int[] before = new int[anchors.size()];
    int length = 0;
    for (int i = 0; i < anchors.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (anchors.get(last[middle]).b < anchors.get(i).b) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? NONE : last[low - 1];
      last[low] = i;
      length = Math.max(length, low + 1);
    }
    List<Anchor> chain = new ArrayList<>();
    for (int i = length == 0 ? NONE : last[length - 1]; i >= 0; i = before[i]) {
      chain.add(anchors.get(i));
    }
    return chain.reversed();
  }

  private void longestCommon(int a0, int a1, int b0, int b1) {
    int n = a1 - a0;
    int m = b1 - b0;
    int width = m + 1;
    int[] length = new int[(n + 1) * width];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        length[i * width + j] =
            agree(a0 + i, b0 + j)
                ? length[(i + 1) * width + j + 1] + 1
                : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (agree(a0 + i, b0 + j)) {
        partner[a0 + i++] = b0 + j++;
      } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
