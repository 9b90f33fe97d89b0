// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.context.PageState;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which pages the model has not read and why, so that nobody takes silence for a whole. */
final class NotRead {
  private NotRead() {}

  /** Lines to stand under an answer; empty if all was read. */
  static String text(List<Document> documents, List<PageState> ledger) {
    StringBuilder text = new StringBuilder();
    for (Document document : documents) {
      Map<String, List<Integer>> byReason = byReason(document.id(), ledger);
      if (!byReason.isEmpty()) {
        text.append(System.lineSeparator())
            .append("Not read in ")
            .append(ShownText.name(document.name()))
            .append(": ")
            .append(
                byReason.entrySet().stream()
                    .map(e -> pages(e.getValue()) + " (" + e.getKey() + ")")
                    .collect(Collectors.joining(", ")))
            .append('.');
      }
    }
    return text.toString();
  }

  private static Map<String, List<Integer>> byReason(DocumentId id, List<PageState> ledger) {
    Map<String, List<Integer>> byReason = new LinkedHashMap<>();
    for (PageState state : ledger) {
      if (state.document().equals(id)) {
        switch (state) {
          case PageState.Unreadable page -> add(byReason, page.reason(), page.page());
          case PageState.LeftOut page -> add(byReason, page.reason(), page.page());
          case PageState.InContext ignored -> {}
        }
      }
    }
    return byReason;
  }

  private static void add(Map<String, List<Integer>> byReason, String reason, int page) {
    byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(page);
  }

  /** Such as "page 3" or "pages 3, 5–9". */
  static String pages(List<Integer> pages) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < pages.size(); ) {
      int end = i;
      while (end + 1 < pages.size() && pages.get(end + 1) == pages.get(end) + 1) {
        end++;
      }
      runs.add(i == end ? "" + pages.get(i) : pages.get(i) + "–" + pages.get(end));
      i = end + 1;
    }
    return (pages.size() == 1 ? "page " : "pages ") + String.join(", ", runs);
  }
}
