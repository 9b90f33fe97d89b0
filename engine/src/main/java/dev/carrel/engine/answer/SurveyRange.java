// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A range of pages of one document and its passages in the order in which the model is asked about
 * them: all that stand out among all passages, and the best of the range in any case, so that
 * nothing far into a document is left out because something before it fits better; then the others,
 * for as long as something is found.
 *
 * @param first numbers in the ranking of those that are asked about in any case
 * @param others of the rest, those that stand out most first
 * @param pagesUpTo how many pages all ranges up to this one have
 */
record SurveyRange(List<Integer> first, List<Integer> others, int pagesUpTo) {
  /** About as many tokens as a range has. */
  private static final int TOKENS = 2_000;

  /** How far above the mean, in standard deviations, a passage stands out. */
  private static final double STANDS_OUT = 1.5;

  /** Passages of a range that are looked at in any case. */
  private static final int LEAST = 10;

  /** So many where nearness in meaning is not known: what is asked for stands out less then. */
  private static final int LEAST_ALONE = 30;

  SurveyRange {
    first = List.copyOf(first);
    others = List.copyOf(others);
  }

  /** The ranges of all documents, in their order. */
  static List<SurveyRange> of(Ranking ranking) {
    double[] standing = standing(ranking);
    List<PlacedPassage> all = ranking.passages();
    List<SurveyRange> ranges = new ArrayList<>();
    Set<List<Object>> pages = new LinkedHashSet<>();
    int first = 0;
    for (int i = 0; i < all.size(); i++) {
      TextSpan place = all.get(i).passage().place();
      pages.add(List.of(place.document(), place.page()));
      if (i + 1 == all.size() || ends(all, first, i)) {
        ranges.add(of(ranking, standing, first, i + 1, pages.size()));
        first = i + 1;
      }
    }
    return ranges;
  }

  private static boolean ends(List<PlacedPassage> all, int first, int last) {
    return !all.get(last)
            .passage()
            .place()
            .document()
            .equals(all.get(last + 1).passage().place().document())
        || all.get(last).endToken() - all.get(first).firstToken() >= TOKENS;
  }

  private static SurveyRange of(
      Ranking ranking, double[] standing, int first, int end, int pagesUpTo) {
    List<Integer> order =
        IntStream.range(first, end)
            .boxed()
            .filter(i -> ranking.kind() != Ranking.Kind.WORDS || ranking.score(i) > 0)
            .sorted(Comparator.comparingDouble(i -> -standing[i]))
            .toList();
    int some = ranking.kind().knowsMeaning() ? LEAST : LEAST_ALONE;
    while (some < order.size() && standing[order.get(some)] >= STANDS_OUT) {
      some++;
    }
    int asked = Math.min(some, order.size());
    return new SurveyRange(order.subList(0, asked), order.subList(asked, order.size()), pagesUpTo);
  }

  /** Each passage's score, in standard deviations from the mean of all. */
  static double[] standing(Ranking ranking) {
    int n = ranking.passages().size();
    double mean = IntStream.range(0, n).mapToDouble(ranking::score).average().orElse(0);
    double variance =
        IntStream.range(0, n)
            .mapToDouble(i -> (ranking.score(i) - mean) * (ranking.score(i) - mean))
            .average()
            .orElse(0);
    return IntStream.range(0, n)
        .mapToDouble(i -> variance == 0 ? 0 : (ranking.score(i) - mean) / Math.sqrt(variance))
        .toArray();
  }
}
