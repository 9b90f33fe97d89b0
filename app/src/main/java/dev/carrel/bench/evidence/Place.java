// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.document.TextSpan;
import java.util.List;

/**
 * Where something stands in a document: one span a page.
 *
 * @param spans in order
 */
record Place(List<TextSpan> spans) {
  private static final double HALF = .5;

  Place {
    spans = List.copyOf(spans);
  }

  /** Characters it has. */
  int length() {
    return spans.stream().mapToInt(span -> span.end() - span.start()).sum();
  }

  /** Whether half of this or half of the other one stands in both: then it counts as found. */
  boolean finds(Place marked) {
    int common = common(marked);
    return common > 0 && (common >= HALF * length() || common >= HALF * marked.length());
  }

  /** Whether all of the other one stands in this. */
  boolean covers(Place marked) {
    int common = common(marked);
    return common > 0 && common == marked.length();
  }

  private int common(Place other) {
    int common = 0;
    for (TextSpan a : spans) {
      for (TextSpan b : other.spans) {
        common += a.common(b);
      }
    }
    return common;
  }
}
