// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the characters of a folded text come from, as runs: in a run each character is one of its
 * page, or all of it stands for all of the run's part of the page (a block: a ligature, a letter
 * with its accents, a sign of two characters), so that a place never cuts a sign. What no run
 * covers was left out.
 */
final class Origins {
  private final int[] pages;
  private final int[] at;
  private final int[] from;
  private final int[] to;
  private final BitSet blocks;
  private final BitSet hyphens;

  private Origins(Builder made) {
    pages = Arrays.copyOf(made.pages, made.pageCount);
    at = Arrays.copyOf(made.at, made.runs);
    from = Arrays.copyOf(made.from, made.runs);
    to = Arrays.copyOf(made.to, made.runs);
    blocks = made.blocks;
    hyphens = made.hyphens;
  }

  /** The page of a character, from 1. */
  int page(int i) {
    return countUpTo(pages, i);
  }

  /** Behind the last character of the page that a character is on, {@code length} on the last. */
  int endOfPage(int i, int length) {
    int page = page(i);
    return page == pages.length ? length : pages[page];
  }

  int start(int i) {
    int run = run(i);
    return blocks.get(run) ? from[run] : from[run] + i - at[run];
  }

  int end(int i) {
    int run = run(i);
    return blocks.get(run) ? to[run] : from[run] + i - at[run] + 1;
  }

  /** The next character of a block; {@code length} if there is none. */
  int nextInBlock(int i, int length) {
    int block = i < length ? blocks.nextSetBit(run(i)) : -1;
    return block < 0 ? length : Math.max(i, at[block]);
  }

  boolean hyphenBefore(int i) {
    return hyphens.get(i);
  }

  /** Whether something was left out between a character and the one before it on its page. */
  boolean leftOutBefore(int i) {
    int run = run(i);
    return at[run] == i && run > 0 && to[run - 1] < from[run];
  }

  private int run(int i) {
    return countUpTo(at, i) - 1;
  }

  /** How many of the ascending values are at most a limit. */
  private static int countUpTo(int[] values, int limit) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes the characters of a folded text in order. */
  static final class Builder {
    private int[] pages = new int[1];
    private int pageCount;
    private int[] at = new int[4];
    private int[] from = new int[4];
    private int[] to = new int[4];
    private int runs;
    private final BitSet blocks = new BitSet();
    private final BitSet hyphens = new BitSet();

    /** Whether the last run is on this page and may become longer. */
    private boolean open;

    void beginPage(int length) {
      if (pageCount == pages.length) {
        pages = Arrays.copyOf(pages, pageCount * 2);
      }
      pages[pageCount++] = length;
      open = false;
    }

    /** Characters each of which stands for one of its page. */
    void same(int length, int start, int end) {
      if (open && to[runs - 1] == start && !blocks.get(runs - 1)) {
        to[runs - 1] = end;
      } else {
        run(length, start, end);
      }
    }

    /** So many characters that stand for a part of their page. */
    void some(int length, int count, int start, int end) {
      if (count == 1 && end - start == 1) {
        same(length, start, end);
        return;
      }
      run(length, start, end);
      blocks.set(runs - 1);
    }

    /** A hyphen was left out before the next character. */
    void hyphen(int length) {
      hyphens.set(length);
    }

    /** What is left out directly behind a sign belongs to it, as an accent does to its letter. */
    void belongs(int length, int start, int end) {
      if (!open || to[runs - 1] != start) {
        return;
      }
      if (!blocks.get(runs - 1) && length - at[runs - 1] > 1) {
        to[runs - 1]--;
        run(length - 1, start - 1, start);
      }
      to[runs - 1] = end;
      blocks.set(runs - 1);
    }

    private void run(int length, int start, int end) {
      if (runs == at.length) {
        at = Arrays.copyOf(at, runs * 2);
        from = Arrays.copyOf(from, runs * 2);
        to = Arrays.copyOf(to, runs * 2);
      }
      at[runs] = length;
      from[runs] = start;
      to[runs] = end;
      runs++;
      open = true;
    }

    Origins build() {
      return new Origins(this);
    }
  }
}
