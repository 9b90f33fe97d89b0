// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.HiddenText.Why;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What a document's row says of text that cannot be seen on its pages. */
final class HiddenLines {
  private static final int LISTED = 8;

  private final Strings strings = Strings.of(HiddenLines.class);

  /** How much there is on which page and why; what is redacted in appearance only comes last. */
  String pages(List<HiddenOnPage> pages) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(strings.get("hidden.title"));
    pages.stream().limit(LISTED).forEach(page -> lines.add(line(page)));
    if (pages.size() > LISTED) {
      lines.add(strings.get("hidden.more", pages.size() - LISTED));
    }
    boolean covered = pages.stream().anyMatch(page -> page.reasons().contains(Why.COVERED));
    if (covered) {
      lines.add(strings.get("hidden.covered"));
    }
    if (pages.stream().anyMatch(page -> page.reasons().contains(Why.MARKED_FOR_REDACTION))) {
      lines.add(strings.get("hidden.marked"));
    }
    if (pages.stream().anyMatch(page -> page.reasons().contains(Why.UNCERTAIN))) {
      lines.add(strings.get("hidden.uncertain"));
    }
    return lines.toString();
  }

  private String line(HiddenOnPage page) {
    String reasons = page.inOrder().stream().map(this::reason).collect(Collectors.joining(", "));
    return page.all()
        ? strings.get("hidden.page.all", page.page(), reasons)
        : strings.get("hidden.page", page.page(), page.lines(), reasons);
  }

  private String reason(Why why) {
    return switch (why) {
      case HIDDEN_LAYER -> strings.get("hidden.why.layer");
      case OFF_PAGE -> strings.get("hidden.why.offPage");
      case CLIPPED -> strings.get("hidden.why.clipped");
      case TINY -> strings.get("hidden.why.tiny");
      case INVISIBLE_MODE -> strings.get("hidden.why.invisible");
      case TRANSPARENT -> strings.get("hidden.why.transparent");
      case SAME_COLOUR -> strings.get("hidden.why.colour");
      case COVERED -> strings.get("hidden.why.covered");
      case MARKED_FOR_REDACTION -> strings.get("hidden.why.marked");
      case UNCERTAIN -> strings.get("hidden.why.uncertain");
    };
  }
}
