// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private record Line(int start, int end) {}

  private final Map<Integer, List<Line>> byPage;

  private RunningLines(Map<Integer, List<Line>> byPage) {
    this.byPage = byPage;
  }

  static RunningLines of(List<Page> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (Page page : pages) {
      Set<String> forms = new HashSet<>();
      edges(page).forEach(line -> forms.add(form(page, line)));
      forms.forEach(form -> counts.merge(form, 1, Integer::sum));
    }
    double enough = Math.max(FEWEST, SHARE * pages.size());
    Map<Integer, List<Line>> byPage = new HashMap<>();
    for (Page page : pages) {
      List<Line> running =
          edges(page).stream()
              .filter(line -> counts.getOrDefault(form(page, line), 0) >= enough)
              .toList();
      if (!running.isEmpty()) {
        byPage.put(page.number(), running);
      }
    }
    return new RunningLines(byPage);
  }

  /** Whether a character stands in such a line. */
  boolean has(int page, int character) {
    return byPage.getOrDefault(page, List.of()).stream()
        .anyMatch(line -> line.start <= character && character < line.end);
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

  /** The line with any number as the same: "Page 3 of 20" runs. */
  private static String form(Page page, Line line) {
    return page.text()
        .substring(line.start, line.end)
        .strip()
        .replaceAll("\\p{Nd}+", "#")
        .replaceAll("\\s+", " ");
  }
}
