// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.ShownText;
import java.util.List;

/**
 * A document's text in lines: each page below a line with its name, what was noticed at the end.
 */
final class DocumentText {
  private DocumentText() {}

  /** With what cannot be seen, or without it; that there is some is said in any case. */
  static String of(Document whole, boolean hidden) {
    Document document = hidden ? whole : whole.seen();
    StringBuilder text = new StringBuilder();
    int pages = document.pages().size();
    line(
        text,
        "=== %s (%s, %s)"
            .formatted(
                ShownText.name(document.name()),
                document.kind().label(),
                pages == 1 ? "1 page" : "%,d pages".formatted(pages)));
    for (Page page : document.pages()) {
      line(text, "--- " + PlaceWords.page(page, pages, document.kind().hasPaper()));
      line(text, ShownText.of(page.text()).stripTrailing());
    }
    for (UnreadablePage page : document.unreadable()) {
      line(text, "[page %d cannot be read: %s]".formatted(page.page(), page.reason()));
    }
    if (document.unreadable().stream().anyMatch(UnreadablePage::canBeRecognized)) {
      line(text, "[" + UnreadablePage.HOW_TO_RECOGNIZE + "]");
    }
    for (HiddenOnPage page : HiddenOnPage.of(whole.pages())) {
      line(text, "[" + HiddenWords.line(page) + "]");
    }
    List<String> notices = NoticeWords.lines(document);
    notices.forEach(notice -> line(text, "[" + notice + "]"));
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
