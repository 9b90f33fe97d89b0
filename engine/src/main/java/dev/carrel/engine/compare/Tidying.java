// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes an alignment of words what a person would say: a word or two that agree by chance within a
 * passage that was rewritten are no agreement, and what was put in begins where a clause does, if
 * it may as well.
 */
final class Tidying {
  /** So many words may agree by chance. */
  private static final int ISLAND = 2;

  /** If so many on either side of them do not. */
  private static final int SEA = 4;

  /** Words in a row that say nothing of whether two clauses are one. */
  private static final int FEW = 5;

  /** Of fewer words a third is too little to tell. */
  private static final int SHORTEST = 8;

  private final Words before;
  private final Words after;
  private final int[] partner;

  private Tidying(Words before, Words after, int[] partner) {
    this.before = before;
    this.after = after;
    this.partner = partner;
  }

  /** The alignment, tidied; a new array. */
  static int[] of(Words before, Words after, int[] partner) {
    Tidying tidying = new Tidying(before, after, partner.clone());
    tidying.sinkIslands();
    tidying.pairNumbers(); // so that the words on either side of one are a run
    tidying.partOthers();
    tidying.freeNumbers();
    tidying.joinShores();
    tidying.pairNumbers();
    tidying.slideRemoved();
    tidying.slideAdded();
    return tidying.partner;
  }

  /** The number of a clause goes with the words beside it, if they agree. */
  private void pairNumbers() {
    boolean[] taken = new boolean[after.count()];
    for (int b : partner) {
      if (b >= 0) {
        taken[b] = true;
      }
    }
    for (int a = 0; a < partner.length; a++) {
      if (partner[a] >= 0) {
        continue;
      }
      int b =
          a + 1 < partner.length && partner[a + 1] > 0
              ? partner[a + 1] - 1
              : a > 0 && partner[a - 1] >= 0 && !before.isNumber(a)
                  ? partner[a - 1] + 1
                  : after.count();
      boolean number = b < after.count() && (before.isNumber(a) || after.isNumber(b));
      if (number && !taken[b] && before.isSame(a, after, b)) {
        partner[a] = b;
        taken[b] = true;
      }
    }
  }

  /** A number goes with the words behind it, or with none. */
  private void freeNumbers() {
    for (int a = 0; a < partner.length; a++) {
      if (partner[a] >= 0 && before.isNumber(a) && !isRun(a + 1)) {
        partner[a] = Alignment.NONE;
      }
    }
  }

  /**
   * Two clauses that agree in less than a third of the shorter one's words, and that in a few here
   * and there, are not one that was rewritten, but two: one may stand elsewhere, too.
   */
  private void partOthers() {
    Map<Long, Integer> agree = new HashMap<>();
    for (int a = 0; a < partner.length; a++) {
      if (partner[a] >= 0) {
        agree.merge(clauses(a), 1, Integer::sum);
      }
    }
    for (int a = 0; a < partner.length; ) {
      if (partner[a] < 0) {
        a++;
        continue;
      }
      int end = a + 1;
      while (isRun(end) && clauses(end) == clauses(a)) {
        end++;
      }
      boolean atEdge = !isRun(a) || !isRun(end); // within a run clauses only are cut otherwise
      if (end - a <= FEW && atEdge && isOther(a, agree)) {
        Arrays.fill(partner, a, end, Alignment.NONE);
      }
      a = end;
    }
  }

  /** Whether a word follows the one before it on both sides. */
  private boolean isRun(int a) {
    return a > 0 && a < partner.length && partner[a - 1] >= 0 && partner[a] == partner[a - 1] + 1;
  }

  private long clauses(int a) {
    return ((long) before.passage(a) << 32) | after.passage(partner[a]);
  }

  private boolean isOther(int a, Map<Long, Integer> agree) {
    int b = partner[a];
    int shorter =
        Math.min(
            before.passageEnd(a) - before.passageStart(a),
            after.passageEnd(b) - after.passageStart(b));
    return shorter >= SHORTEST && 3 * agree.getOrDefault(clauses(a), 0) < shorter;
  }

  private void sinkIslands() {
    int a = 0;
    int lastA = 0;
    int lastB = 0;
    while (a < partner.length) {
      if (partner[a] < 0) {
        a++;
        continue;
      }
      int end = a + 1;
      while (end < partner.length && partner[end] == partner[end - 1] + 1) {
        end++;
      }
      int gapBefore = a - lastA + partner[a] - lastB;
      int gapBehind = next(end) - end + nextPartner(end) - partner[end - 1] - 1;
      if (end - a <= ISLAND && gapBefore >= SEA && gapBehind >= SEA) {
        Arrays.fill(partner, a, end, Alignment.NONE);
      } else {
        lastA = end;
        lastB = partner[end - 1] + 1;
      }
      a = end;
    }
  }

  /** Words that agree at the ends of a run that differs do not differ. */
  private void joinShores() {
    int b = after.count();
    for (int a = partner.length - 1; a >= 0; a--) {
      if (partner[a] < 0) {
        int last = before(a);
        int floor = last < 0 ? 0 : partner[last] + 1;
        if (b - 1 >= floor && before.forms()[a] == after.forms()[b - 1] && !before.isNumber(a)) {
          partner[a] = b - 1;
        } else {
          a = last + 1;
          continue;
        }
      }
      b = partner[a];
    }
  }

  /** The last word before one that stands on both sides; -1 if none does. */
  private int before(int from) {
    int a = from;
    while (a >= 0 && partner[a] < 0) {
      a--;
    }
    return a;
  }

  /** The next word of the first text that stands on both sides. */
  private int next(int from) {
    int a = from;
    while (a < partner.length && partner[a] < 0) {
      a++;
    }
    return a;
  }

  private int nextPartner(int from) {
    int a = next(from);
    return a < partner.length ? partner[a] : after.count();
  }

  /** A run that was only taken out, moved up so that it begins with a clause. */
  private void slideRemoved() {
    int[] forms = before.forms();
    for (int a1 = 1; a1 <= partner.length; a1++) {
      boolean endsRun = partner[a1 - 1] < 0 && (a1 == partner.length || partner[a1] >= 0);
      if (!endsRun) {
        continue;
      }
      int a0 = a1;
      while (a0 > 0 && partner[a0 - 1] < 0) {
        a0--;
      }
      int upper = a0 == 0 ? 0 : partner[a0 - 1] + 1;
      int lower = a1 == partner.length ? after.count() : partner[a1];
      if (upper != lower) {
        continue;
      }
      int by = 0;
      while (a0 - by > 0
          && before.passageStart(a0 - by) != a0 - by
          && partner[a0 - by - 1] == upper - by - 1
          && forms[a0 - by - 1] == forms[a1 - by - 1]) {
        by++;
      }
      if (by > 0 && before.passageStart(a0 - by) == a0 - by) {
        for (int i = 1; i <= by; i++) {
          partner[a1 - i] = upper - i;
          partner[a0 - i] = Alignment.NONE;
        }
      }
    }
  }

  /** The same for what was only put in. */
  private void slideAdded() {
    int[] forms = after.forms();
    for (int a = 1; a <= partner.length; a++) {
      if (partner[a - 1] < 0 || (a < partner.length && partner[a] < 0)) {
        continue;
      }
      int b0 = partner[a - 1] + 1;
      int b1 = a < partner.length ? partner[a] : after.count();
      if (b0 >= b1) {
        continue;
      }
      int by = 0;
      while (a - by > 0
          && after.passageStart(b0 - by) != b0 - by
          && partner[a - by - 1] == b0 - by - 1
          && forms[b0 - by - 1] == forms[b1 - by - 1]) {
        by++;
      }
      if (by > 0 && after.passageStart(b0 - by) == b0 - by) {
        for (int i = 1; i <= by; i++) {
          partner[a - i] = b1 - i;
        }
      }
    }
  }
}
