// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found in a document, and at which of the places one is. */
public final class Found {
  static final Found NOTHING = new Found("", List.of(), -1);

  private final String query;
  private final List<TextSpan> spans;
  private final Map<Integer, List<TextSpan>> byPage;
  private final int current;

  /**
   * Places in the order of the text.
   *
   * @param current index of the one that is looked at, -1 if there is none
   */
  Found(String query, List<TextSpan> spans, int current) {
    this(
        query,
        List.copyOf(spans),
        spans.stream().collect(Collectors.groupingBy(TextSpan::page)),
        current);
  }

  private Found(
      String query, List<TextSpan> spans, Map<Integer, List<TextSpan>> byPage, int current) {
    this.query = query;
    this.spans = spans;
    this.byPage = byPage;
    this.current = current;
  }

  Found at(int index) {
    return new Found(query, spans, byPage, index);
  }

  /** What was looked for; empty if nothing was. */
  public String query() {
    return query;
  }

  /** Everywhere it stands, {@link FindModel#MOST} at most. */
  public List<TextSpan> spans() {
    return spans;
  }

  List<TextSpan> on(int page) {
    return byPage.getOrDefault(page, List.of());
  }

  /** Index of the place that is looked at, -1 if there is none. */
  public int current() {
    return current;
  }

  /** The place that is looked at. */
  public Optional<TextSpan> currentSpan() {
    return current < 0 ? Optional.empty() : Optional.of(spans.get(current));
  }

  boolean isCut() {
    return spans.size() >= FindModel.MOST;
  }
}
