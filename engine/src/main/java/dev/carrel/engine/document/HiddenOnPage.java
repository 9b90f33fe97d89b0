// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import dev.carrel.engine.document.HiddenText.Why;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a person is told of the text of one page that cannot be seen, or is marked for redaction.
 *
 * @param page from 1
 * @param lines how many lines of it, at least 1
 * @param characters how many, white space aside
 * @param reasons why, at least one
 * @param sample its first line, cut at {@value #LONGEST_SAMPLE} characters
 * @param all whether nothing else stands on the page
 */
public record HiddenOnPage(
    int page, int lines, int characters, Set<Why> reasons, String sample, boolean all) {
  static final int LONGEST_SAMPLE = 80;

  public HiddenOnPage {
    reasons = Set.copyOf(reasons);
  }

  /** Page by page, the pages that have such text. */
  public static List<HiddenOnPage> of(List<Page> pages) {
    List<HiddenOnPage> found = new ArrayList<>();
    for (Page page : pages) {
      if (!page.hidden().isEmpty()) {
        found.add(of(page));
      }
    }
    return found;
  }

  private static HiddenOnPage of(Page page) {
    Set<Why> reasons = EnumSet.noneOf(Why.class);
    StringBuilder text = new StringBuilder();
    for (HiddenText part : page.hidden()) {
      reasons.add(part.why());
      text.append(page.text(), part.start(), part.end()).append('\n');
    }
    List<String> lines = text.toString().lines().filter(line -> !line.isBlank()).toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    return new HiddenOnPage(
        page.number(),
        Math.max(1, lines.size()),
        (int) text.chars().filter(c -> !Character.isWhitespace(c)).count(),
        reasons,
        first.length() > LONGEST_SAMPLE ? first.substring(0, LONGEST_SAMPLE) + "…" : first,
        page.seen().text().isBlank());
  }

  /** The reasons in the order of {@link Why}. */
  public List<Why> inOrder() {
    return reasons.stream().sorted().toList();
  }

  /** Whether someone meant to take text away that the file still holds. */
  public boolean isRedaction() {
    return reasons.stream().anyMatch(Why::isRedaction);
  }
}
