// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.AbsenceFigures.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The figures that the results of contracts come to. */
public final class EvidenceFigures {
  /** Up to so many tokens a contract counts as short. */
  private static final int SHORT = 3500;

  /** What ranks the quotes of an answer. */
  private static final String SHIPPED = "shipped";

  private final List<ContractResult> results;

  public EvidenceFigures(List<ContractResult> results) {
    this.results = List.copyOf(results);
  }

  private Map<String, List<ContractResult>> byLength() {
    Map<String, List<ContractResult>> lengths = new LinkedHashMap<>();
    lengths.put("all", results);
    lengths.put("upTo3500", only(r -> r.tokens() <= SHORT));
    lengths.put("above", only(r -> r.tokens() > SHORT));
    return lengths;
  }

  private List<ContractResult> only(Predicate<ContractResult> which) {
    return results.stream().filter(which).toList();
  }

  private static List<AskedQuestion> questions(List<ContractResult> results) {
    return results.stream().flatMap(r -> r.questions().stream()).toList();
  }

  /** What is ranked before anything is written; a row for each ranking, wording and length. */
  public List<HitRow> passages() {
    Set<String> rankings = new LinkedHashSet<>();
    questions(results).forEach(q -> rankings.addAll(q.ranks().keySet()));
    List<HitRow> rows = new ArrayList<>();
    rankings.forEach(ranking -> addRows(ranking, q -> q.ranks().get(ranking), rows));
    return rows;
  }

  /** The quotes behind answers. */
  public List<HitRow> quotes() {
    List<HitRow> rows = new ArrayList<>();
    addRows(SHIPPED, EvidenceFigures::quoteRank, rows);
    return rows;
  }

  private static @Nullable Integer quoteRank(AskedQuestion question) {
    AskedQuestion.Answered answered = question.answered();
    return answered == null || !question.marked() ? null : answered.quoteRank();
  }

  private interface Rank {
    @Nullable Integer of(AskedQuestion question);
  }

  private void addRows(String ranking, Rank rank, List<HitRow> rows) {
    for (Wording wording : Wording.values()) {
      byLength()
          .forEach(
              (length, some) -> {
                List<Integer> ranks = new ArrayList<>();
                for (AskedQuestion question : questions(some)) {
                  Integer at = rank.of(question);
                  if (at != null && question.wording().equals(wording.label())) {
                    ranks.add(at);
                  }
                }
                if (!ranks.isEmpty()) {
                  rows.add(HitRow.of(ranking, wording.label(), length, ranks));
                }
              });
    }
  }

  /** What is said of answers. */
  public SupportFigures support() {
    return SupportFigures.of(questions(results));
  }

  /**
   * Whether there is such a clause at all, by how well the best passage fits; of a model that
   * cannot judge, by how much it looked at it.
   */
  public AbsenceFigures absence() {
    return AbsenceFigures.of(pairs(q -> true));
  }

  /** The same in one wording. */
  public AbsenceFigures absence(Wording wording) {
    return AbsenceFigures.of(pairs(q -> q.wording().equals(wording.label())));
  }

  private List<Pair> pairs(Predicate<AskedQuestion> which) {
    boolean fits = questions(results).stream().anyMatch(q -> q.fit() != null);
    List<Pair> pairs = new ArrayList<>();
    for (ContractResult result : results) {
      for (AskedQuestion question : result.questions()) {
        Double score = fits ? question.fit() : question.strength();
        if (score != null && which.test(question)) {
          pairs.add(new Pair(result.file(), question.present(), score));
        }
      }
    }
    return pairs;
  }

  /** What questions take, by length. */
  public List<CostRow> costs() {
    List<CostRow> rows = new ArrayList<>();
    byLength()
        .forEach(
            (length, some) -> {
              if (!some.isEmpty()) {
                rows.add(CostRow.of(length, some));
              }
            });
    return rows;
  }

  /** Parts of lawyers' spans that are not in the text that Carrel reads. */
  public int lost() {
    return results.stream().mapToInt(ContractResult::lost).sum();
  }
}
