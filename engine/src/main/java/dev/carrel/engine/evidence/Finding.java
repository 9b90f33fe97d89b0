// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.List;

/**
 * How a sentence stands to one quote, without asking the model.
 *
 * @param doubts what of it the quote does not bear out; none if all of it stands there
 * @param conflicts what stands otherwise for certain
 * @param share of its words that say what it is about, which stand in the quote, 0 to 1
 * @param bears whether the quote has to do with it at all
 */
record Finding(List<Doubt> doubts, List<Conflict> conflicts, double share, boolean bears) {
  Finding {
    doubts = doubts.stream().distinct().sorted().toList();
    conflicts = List.copyOf(conflicts);
  }

  boolean isClear() {
    return doubts.isEmpty() && conflicts.isEmpty();
  }
}
