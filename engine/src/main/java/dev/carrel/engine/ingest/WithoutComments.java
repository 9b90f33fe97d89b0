// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document without what was remarked on it; that there is something is said. */
final class WithoutComments {
  private final Page page;

  /** What goes, in order; none touches another. */
  private final List<int[]> cuts = new ArrayList<>();

  private WithoutComments(Page page) {
    this.page = page;
    page.marks().stream()
        .filter(mark -> mark.kind() == Mark.Kind.COMMENT)
        .forEach(mark -> cut(mark.start(), mark.end()));
  }

  static Document of(Document document) {
    List<Notice> notices =
        document.notices().stream()
            .map(
                n ->
                    n.code() == Notice.Code.COMMENTS
                        ? new Notice(Notice.Code.COMMENTS_LEFT_OUT, n.page(), n.count(), n.detail())
                        : n)
            .toList();
    return document
        .withPages(document.pages().stream().map(page -> new WithoutComments(page).page()).toList())
        .noticed(notices);
  }

  /** With the break or the space that parted it from what stands before. */
  private void cut(int start, int end) {
    int last = cuts.isEmpty() ? 0 : cuts.getLast()[1];
    int from = Math.max(start, last);
    if (from >= end) {
      return;
    }
    boolean line = end == page.text().length() || page.text().charAt(end) == '\n';
    while (line && from > last && " \n".indexOf(page.text().charAt(from - 1)) >= 0) {
      from--;
    }
    if (from == last && !cuts.isEmpty()) {
      cuts.getLast()[1] = end;
    } else {
      cuts.add(new int[] {from, end});
    }
  }

  private Page page() {
    if (cuts.isEmpty()) {
      return page;
    }
    StringBuilder text = new StringBuilder();
    PageLayout.Builder layout =
        new PageLayout.Builder(page.layout().width(), page.layout().height());
    int done = 0;
    for (int[] cut : cuts) {
      copy(done, cut[0], text, layout);
      done = cut[1];
    }
    copy(done, page.text().length(), text, layout);
    return new Page(
        page.number(),
        text.toString(),
        layout.build(),
        page.hidden().stream()
            .flatMap(
                h ->
                    span(h.start(), h.end()).map(s -> new HiddenText(s[0], s[1], h.why())).stream())
            .toList(),
        page.addresses().stream().map(a -> new Address(now(a.start()), a.name())).toList(),
        page.marks().stream()
            .filter(m -> m.kind() != Mark.Kind.COMMENT)
            .flatMap(
                m -> span(m.start(), m.end()).map(s -> new Mark(s[0], s[1], m.kind())).stream())
            .toList());
  }

  private void copy(int from, int to, StringBuilder text, PageLayout.Builder layout) {
    text.append(page.text(), from, to);
    for (int i = from; i < to; i++) {
      layout.add(page.layout().box(i));
    }
  }

  private Optional<int[]> span(int start, int end) {
    int from = now(start);
    int to = now(end);
    return from < to ? Optional.of(new int[] {from, to}) : Optional.empty();
  }

  /** Where a border between characters is now. */
  private int now(int at) {
    int gone = 0;
    for (int[] cut : cuts) {
      gone += Math.clamp(at - cut[0], 0, cut[1] - cut[0]);
    }
    return at - gone;
  }
}
