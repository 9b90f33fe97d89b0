// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Lines that run on the pages of a document, above and below its text: they are not compared, since
 * they fall into other sentences where the pages are broken elsewhere.
 */
final class RunningLines {
  /** So many lines of a page's top and bottom are looked at. */
  private static final int LOOKED_AT = 3;

  /** A line runs if this share of the pages has it, and at least so many. */
  private static final double SHARE = 0.3;

  private static final int FEWEST = 3;

  /** Or if {@value #FEWEST} of so many pages in a row have it: an annex has its own. */
  private static final int ROW = 5;

  private record Line(int start, int end) {}

  private final Map<Integer, List<Line>> byPage;

  private RunningLines(Map<Integer, List<Line>> byPage) {
    this.byPage = byPage;
  }

  static RunningLines of(List<Page> pages) {
    Map<String, List<Integer>> pagesOf = new HashMap<>();
    for (Page page : pages) {
      Set<String> forms = new LinkedHashSet<>();
      edges(page).forEach(line -> forms.addAll(forms(page, line)));
      forms.forEach(
          form -> pagesOf.computeIfAbsent(form, f -> new ArrayList<>()).add(page.number()));
    }
    double enough = Math.max(FEWEST, SHARE * pages.size());
    Map<Integer, List<Line>> byPage = new HashMap<>();
    for (Page page : pages) {
      List<Line> running =
          edges(page).stream()
              .filter(
                  line ->
                      forms(page, line).stream()
                          .map(form -> pagesOf.getOrDefault(form, List.of()))
                          .anyMatch(has -> has.size() >= enough || isRow(has, page.number())))
              .toList();
      byPage.put(page.number(), new ArrayList<>(running));
    }
    addNumbers(pages, byPage, List::getFirst, enough);
    addNumbers(pages, byPage, List::getLast, enough);
    return new RunningLines(byPage);
  }

  /**
   * Where the outermost line is the page's number on so many pages, a number there is one on all
   * others too, though it is out of the row: pages are missing, or an annex has two.
   */
  private static void addNumbers(
      List<Page> pages,
      Map<Integer, List<Line>> byPage,
      Function<List<Line>, Line> outermost,
      double enough) {
    List<Page> numbered =
        pages.stream()
            .filter(page -> !edges(page).isEmpty())
            .filter(page -> isNumber(page, outermost.apply(edges(page))))
            .toList();
    List<Page> sure =
        numbered.stream()
            .filter(page -> lines(byPage, page).contains(outermost.apply(edges(page))))
            .toList();
    if (sure.size() >= enough) {
      numbered.forEach(page -> lines(byPage, page).add(outermost.apply(edges(page))));
    }
  }

  private static List<Line> lines(Map<Integer, List<Line>> byPage, Page page) {
    return Objects.requireNonNull(byPage.get(page.number()));
  }

  private static boolean isNumber(Page page, Line line) {
    return PageCounter.isAlone(page.text().substring(line.start, line.end));
  }

  /** Whether a page is one of a few, near to one another. */
  private static boolean isRow(List<Integer> pages, int page) {
    int at = Collections.binarySearch(pages, page);
    for (int first = Math.max(0, at - FEWEST + 1); first <= at; first++) {
      int last = first + FEWEST - 1;
      if (last < pages.size() && pages.get(last) - pages.get(first) < ROW) {
        return true;
      }
    }
    return false;
  }

  /** Whether a character stands in such a line. */
  boolean has(int page, int character) {
    for (Line line : byPage.getOrDefault(page, List.of())) {
      if (line.start <= character && character < line.end) {
        return true;
      }
    }
    return false;
  }

  /** The first and the last lines that say anything. */
  private static List<Line> edges(Page page) {
    List<Line> lines = new ArrayList<>();
    String text = page.text();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (!text.substring(at, end).isBlank()) {
        lines.add(new Line(at, end));
      }
      at = end + 1;
    }
    if (lines.size() <= 2 * LOOKED_AT) {
      return lines;
    }
    List<Line> edges = new ArrayList<>(lines.subList(0, LOOKED_AT));
    edges.addAll(lines.subList(lines.size() - LOOKED_AT, lines.size()));
    return edges;
  }

  private static Set<String> forms(Page page, Line line) {
    return PageCounter.forms(page.text().substring(line.start, line.end), page.number());
  }
}
