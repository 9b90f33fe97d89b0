// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in both texts, in another place: clauses of which most words are the same. */
final class Moves {
  /** Fewer words may agree by chance. */
  private static final int FEWEST = 8;

  /** Words in a run by which places are found. */
  private static final int RUN = 3;

  /** A run that stands more often says nothing. */
  private static final int MOST_PLACES = 16;

  /** The share of a clause's words that must stand in the other place, in order. */
  private static final double SHARE = 0.6;

  /** Words put in or taken out before which a clause still seems to begin in the same place. */
  private static final int SLACK = 12;

  private final Words before;
  private final Words after;
  private final int[] partner;

  /** Of each word of the second text: whether it stands in the first. */
  private final boolean[] taken;

  private final int[] moved;
  private final Cancellation cancellation;

  private Moves(Words before, Words after, int[] partner, Cancellation cancellation) {
    this.before = before;
    this.after = after;
    this.partner = partner;
    this.cancellation = cancellation;
    taken = new boolean[after.count()];
    for (int b : partner) {
      if (b >= 0) {
        taken[b] = true;
      }
    }
    moved = new int[before.count()];
    Arrays.fill(moved, Alignment.NONE);
  }

  /**
   * For each word of the first text where it stands in the second, if it was moved; else {@link
   * Alignment#NONE}.
   *
   * @param partner the words that were not
   */
  static int[] of(Words before, Words after, int[] partner, Cancellation cancellation) {
    Moves moves = new Moves(before, after, partner, cancellation);
    moves.find();
    return moves.moved;
  }

  private void find() {
    Map<Long, List<Integer>> places = places();
    for (int a = 0; a < partner.length; ) {
      if (partner[a] >= 0) {
        a++;
        continue;
      }
      int end = a + 1;
      while (end < partner.length && partner[end] < 0 && before.passage(end) == before.passage(a)) {
        end++;
      }
      if (end - a >= FEWEST) {
        cancellation.throwIfRequested();
        find(a, end, places);
      }
      a = end;
    }
    for (int a = 1; a < moved.length; a++) {
      takeHead(a);
    }
  }

  /**
   * The heading before a clause that was moved is too short to be found by itself, and so is its
   * number, where it kept that.
   */
  private void takeHead(int clause) {
    for (int a = clause - 1, b = moved[clause] - 1;
        a >= 0
            && b >= 0
            && clause - a <= FEWEST
            && partner[a] < 0
            && moved[a] < 0
            && !taken[b]
            && before.isNumber(a) == after.isNumber(b)
            && before.isSame(a, after, b);
        a--, b--) {
      moved[a] = b;
      taken[b] = true;
      if (before.isNumber(a)) {
        return;
      }
    }
  }

  /** Where runs stand of those words of the second text that the first has not in their place. */
  private Map<Long, List<Integer>> places() {
    Map<Long, List<Integer>> places = new HashMap<>();
    for (int b = 0; b + RUN <= taken.length; b++) {
      if (isFree(b, b + RUN)) {
        places
            .computeIfAbsent(Alignment.hash(after.forms(), b, RUN), run -> new ArrayList<>())
            .add(b);
      }
    }
    return places;
  }

  private boolean isFree(int from, int to) {
    for (int b = from; b < to; b++) {
      if (taken[b]) {
        return false;
      }
    }
    return true;
  }

  private void find(int from, int to, Map<Long, List<Integer>> places) {
    Map<Integer, Integer> votes = new HashMap<>();
    for (int a = from; a + RUN <= to; a++) {
      List<Integer> found = places.getOrDefault(Alignment.hash(before.forms(), a, RUN), List.of());
      if (found.size() <= MOST_PLACES) {
        for (int b : found) {
          votes.merge(Math.floorDiv(b - a, SLACK), 1, Integer::sum);
        }
      }
    }
    votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(best -> take(from, to, best.getKey() * SLACK));
  }

  /** Takes a clause as moved by so many words, about, if enough of it stands there. */
  private void take(int from, int to, int by) {
    int b0 = Math.clamp(from + by - SLACK, 0, after.count());
    int b1 = Math.clamp(to + by + 2 * SLACK, 0, after.count());
    int[] there = Arrays.copyOfRange(after.forms(), b0, b1);
    for (int i = 0; i < there.length; i++) {
      there[i] = taken[b0 + i] ? Alignment.NONE : there[i];
    }
    int[] here = Arrays.copyOfRange(before.forms(), from, to);
    int[] found = Alignment.of(here, there, cancellation);
    for (int i = 0; i + 1 < found.length; i++) {
      int b = found[i + 1] - 1;
      if (found[i] < 0 && b >= 0 && !taken[b0 + b] && before.isSame(from + i, after, b0 + b)) {
        found[i] = b;
      }
    }
    long same = Arrays.stream(found).filter(b -> b >= 0).count();
    if (same < SHARE * here.length) {
      return;
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0) {
        moved[from + i] = b0 + found[i];
        taken[b0 + found[i]] = true;
      }
    }
  }
}
