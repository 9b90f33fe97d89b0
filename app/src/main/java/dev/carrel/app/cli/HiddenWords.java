// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.HiddenText.Why;
import java.util.List;
import java.util.stream.Collectors;

/** Says what of a document cannot be seen on its pages. */
final class HiddenWords {
  private HiddenWords() {}

  /** Lines to stand under an answer; empty if all can be seen. */
  static String text(List<Document> documents) {
    StringBuilder text = new StringBuilder();
    for (Document document : documents) {
      for (HiddenOnPage page : HiddenOnPage.of(document.pages())) {
        text.append(System.lineSeparator())
            .append(document.name())
            .append(", ")
            .append(line(page))
            .append('.');
      }
    }
    return text.toString();
  }

  /** What is hidden on a page, as a clause. */
  static String line(HiddenOnPage page) {
    String lines =
        page.all() ? "all of its text" : page.lines() == 1 ? "1 line" : page.lines() + " lines";
    String reasons =
        page.inOrder().stream()
            .filter(why -> !why.isSeen())
            .map(HiddenWords::reason)
            .collect(Collectors.joining("; "));
    String unseen = reasons.isEmpty() ? "" : lines + " cannot be seen (" + reasons + ")";
    String redaction =
        page.reasons().contains(Why.COVERED)
            ? "what lies under the box is still in the file, and a machine can read it"
            : "";
    String marked =
        page.reasons().contains(Why.MARKED_FOR_REDACTION)
            ? "text is marked for redaction, which was not applied: it is still in the file"
            : "";
    String uncertain =
        page.reasons().contains(Why.UNCERTAIN)
            ? "so much is drawn over text that it could not be told whether it can be seen"
            : "";
    return "page "
        + page.page()
        + ": "
        + List.of(unseen, redaction, marked, uncertain).stream()
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
  }

  /** What must stand beside a quote. */
  static String ofQuote(Why why) {
    return why.isSeen() ? reason(why) : "not visible on the page: " + reason(why);
  }

  /** Why text cannot be seen, to stand in brackets. */
  static String reason(Why why) {
    return switch (why) {
      case HIDDEN_LAYER -> "on a hidden layer";
      case OFF_PAGE -> "beside the page";
      case CLIPPED -> "cut away";
      case TINY -> "too small";
      case INVISIBLE_MODE -> "drawn invisibly";
      case TRANSPARENT -> "transparent";
      case SAME_COLOUR -> "in the colour of what lies under it";
      case COVERED -> "under a box or a picture";
      case MARKED_FOR_REDACTION -> "marked for redaction";
      case UNCERTAIN -> "perhaps not visible on the page";
    };
  }
}
