// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shares of the cells of one type, or of all.
 *
 * @param quotePrecision quotes that overlap with what lawyers marked, of all quotes in cells where
 *     they marked something
 * @param quoteRecall what they marked that a quote overlaps
 * @param spansCovered what they marked that one quote has from beginning to end, as ContractEval
 *     counts (arXiv 2508.03080)
 * @param presentPrecision cells that say there is such a clause where there is one
 * @param presentRecall of those where there is one, how many say so
 * @param absentPrecision cells that say that nothing was found, or no, where there is none
 * @param absentRecall of those where there is none, how many say so
 * @param valuesRight of the values that could be compared, how many are theirs
 * @param values that could be compared
 */
public record ReviewFigures(
    String type,
    int cells,
    @Nullable Double quotePrecision,
    @Nullable Double quoteRecall,
    @Nullable Double quoteF1,
    @Nullable Double spansCovered,
    @Nullable Double presentPrecision,
    @Nullable Double presentRecall,
    @Nullable Double absentPrecision,
    @Nullable Double absentRecall,
    @Nullable Double valuesRight,
    int values) {
  /** Of each type, and of all first. */
  public static List<ReviewFigures> of(List<ReviewedCell> cells) {
    List<ReviewFigures> figures = new ArrayList<>();
    figures.add(of("all", cells));
    cells.stream()
        .map(ReviewedCell::type)
        .distinct()
        .sorted()
        .forEach(
            type ->
                figures.add(of(type, cells.stream().filter(c -> c.type().equals(type)).toList())));
    return figures;
  }

  private static ReviewFigures of(String type, List<ReviewedCell> cells) {
    List<ReviewedCell> marked = cells.stream().filter(cell -> cell.spans() > 0).toList();
    Double precision =
        share(sum(marked, ReviewedCell::quotesMarked), sum(marked, ReviewedCell::quotes));
    Double recall = share(sum(marked, ReviewedCell::spansFound), sum(marked, ReviewedCell::spans));
    List<ReviewedCell> compared = cells.stream().filter(cell -> cell.right() != null).toList();
    return new ReviewFigures(
        type,
        cells.size(),
        precision,
        recall,
        f1(precision, recall),
        share(sum(marked, ReviewedCell::spansCovered), sum(marked, ReviewedCell::spans)),
        share(cells, c -> c.toldPresent() && c.present(), ReviewedCell::toldPresent),
        share(cells, c -> c.toldPresent() && c.present(), ReviewedCell::present),
        share(cells, c -> !c.toldPresent() && !c.present(), c -> !c.toldPresent()),
        share(cells, c -> !c.toldPresent() && !c.present(), c -> !c.present()),
        share(compared, c -> Objects.equals(c.right(), true), c -> true),
        compared.size());
  }

  private static int sum(List<ReviewedCell> cells, ToIntFunction<ReviewedCell> what) {
    return cells.stream().mapToInt(what).sum();
  }

  private static @Nullable Double share(
      List<ReviewedCell> cells, Predicate<ReviewedCell> part, Predicate<ReviewedCell> all) {
    return share(
        (int) cells.stream().filter(part).count(), (int) cells.stream().filter(all).count());
  }

  private static @Nullable Double share(int part, int all) {
    return all == 0 ? null : (double) part / all;
  }

  private static @Nullable Double f1(@Nullable Double precision, @Nullable Double recall) {
    if (precision == null || recall == null || precision + recall == 0) {
      return null;
    }
    return 2 * precision * recall / (precision + recall);
  }
}
