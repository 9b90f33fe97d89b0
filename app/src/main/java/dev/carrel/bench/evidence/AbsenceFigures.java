// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a score tells that there is no such clause.
 *
 * @param pairs questions and contracts, with and without such a clause
 * @param absent of these without
 * @param auroc how likely a pair with the clause has a higher score than one without; null if there
 *     are not both
 * @param toldAt90 the share of absent clauses that are told by thresholds with which nine of ten
 *     that are told are absent, each contract by a threshold from the others; null as before
 * @param rightWhenTold the share of those told that are absent; null if none is told
 */
public record AbsenceFigures(
    int pairs,
    int absent,
    @Nullable Double auroc,
    @Nullable Double toldAt90,
    @Nullable Double rightWhenTold) {
  private static final double PRECISION = .9;

  /** Fewer that are told say nothing of a threshold. */
  private static final int LEAST_TOLD = 10;

  /** A question to a contract. */
  record Pair(String contract, boolean present, double score) {}

  static AbsenceFigures of(List<Pair> pairs) {
    List<Pair> present = pairs.stream().filter(Pair::present).toList();
    List<Pair> absent = pairs.stream().filter(p -> !p.present).toList();
    if (present.isEmpty() || absent.isEmpty()) {
      return new AbsenceFigures(pairs.size(), absent.size(), null, null, null);
    }
    double above = 0;
    for (Pair p : present) {
      for (Pair a : absent) {
        above += p.score > a.score ? 1 : p.score == a.score ? .5 : 0;
      }
    }
    List<Pair> told = told(pairs);
    long right = told.stream().filter(p -> !p.present).count();
    return new AbsenceFigures(
        pairs.size(),
        absent.size(),
        above / present.size() / absent.size(),
        (double) right / absent.size(),
        told.isEmpty() ? null : (double) right / told.size());
  }

  private static List<Pair> told(List<Pair> pairs) {
    List<Pair> told = new ArrayList<>();
    for (String contract : pairs.stream().map(Pair::contract).distinct().toList()) {
      double threshold =
          threshold(pairs.stream().filter(p -> !p.contract.equals(contract)).toList());
      pairs.stream()
          .filter(p -> p.contract.equals(contract) && p.score <= threshold)
          .forEach(told::add);
    }
    return told;
  }

  /** The highest score up to which nine of ten are absent; none is below it if there is none. */
  private static double threshold(List<Pair> pairs) {
    List<Pair> sorted = pairs.stream().sorted(Comparator.comparingDouble(Pair::score)).toList();
    double threshold = Double.NEGATIVE_INFINITY;
    int absent = 0;
    for (int i = 0; i < sorted.size(); i++) {
      absent += sorted.get(i).present ? 0 : 1;
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1).score > sorted.get(i).score;
      if (last && i + 1 >= LEAST_TOLD && absent >= PRECISION * (i + 1)) {
        threshold = sorted.get(i).score;
      }
    }
    return threshold;
  }
}
