// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two versions of a document differ. Case, hyphens and other signs than those of money, a minus
 * and paragraphs are not compared, nor lines that run on every page.
 *
 * @param changes in the order of the new version; what was taken out stands where it stood
 * @param wordsBefore words of the old version that were compared
 * @param wordsAfter words of the new version that were compared
 * @param unchanged words that stand in both, in the same order
 */
public record DocumentComparison(
    List<Change> changes, int wordsBefore, int wordsAfter, int unchanged) {
  public DocumentComparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares what can be seen of two versions.
   *
   * @param cancellation obeyed within a second
   */
  public static DocumentComparison of(Document old, Document now, Cancellation cancellation) {
    Map<String, Integer> vocabulary = new HashMap<>();
    Words before = Words.of(old, vocabulary);
    Words after = Words.of(now, vocabulary);
    int[] partner =
        Tidying.of(before, after, Alignment.of(before.forms(), after.forms(), cancellation));
    int[] moved = Moves.of(before, after, partner, cancellation);
    int unchanged = 0;
    for (int b : partner) {
      unchanged += b >= 0 ? 1 : 0;
    }
    return new DocumentComparison(
        new Clauses(before, after, partner, moved).changes(),
        before.count(),
        after.count(),
        unchanged);
  }

  /** How many changes there are of a kind. */
  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /**
   * Numbers, dates, amounts and parties first; behind all others what was perhaps misread, then new
   * numbers of clauses.
   */
  public List<Change> byWeight() {
    return changes.stream()
        .sorted(
            Comparator.comparingInt(
                change ->
                    switch (change.kind()) {
                      case RENUMBERED -> 3;
                      case MISREAD -> 2;
                      case CHANGED, MOVED, ADDED, REMOVED -> change.matters().isEmpty() ? 1 : 0;
                    }))
        .toList();
  }
}
