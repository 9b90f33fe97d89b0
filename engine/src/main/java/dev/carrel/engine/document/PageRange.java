// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Pages that follow one another.
 *
 * @param first from 1
 * @param last the last one, at least the first
 */
public record PageRange(int first, int last) {
  public PageRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no such pages: %d to %d".formatted(first, last));
    }
  }

  /** As few ranges as there can be of pages in ascending order. */
  public static List<PageRange> of(List<Integer> pages) {
    List<PageRange> ranges = new ArrayList<>();
    for (int page : pages) {
      if (!ranges.isEmpty() && ranges.getLast().last == page - 1) {
        ranges.set(ranges.size() - 1, new PageRange(ranges.getLast().first, page));
      } else {
        ranges.add(new PageRange(page, page));
      }
    }
    return List.copyOf(ranges);
  }

  /** How many pages. */
  public int count() {
    return last - first + 1;
  }
}
