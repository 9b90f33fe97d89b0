// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Notice;
import java.util.List;
import java.util.StringJoiner;

/** What a document's row says of what was noticed when it was read. */
final class NoticeLines {
  private static final int LISTED = 8;

  private final Strings strings = Strings.of(NoticeLines.class);
  private final NoticeDetails details = new NoticeDetails(strings);

  /** A line each, the first {@value #LISTED} of them. */
  String of(List<Notice> notices) {
    StringJoiner lines = new StringJoiner("\n");
    notices.stream().limit(LISTED).forEach(notice -> lines.add(line(notice)));
    if (notices.size() > LISTED) {
      lines.add(strings.get("notice.more", notices.size() - LISTED));
    }
    return lines.toString();
  }

  private String line(Notice notice) {
    String words =
        strings.get("notice." + notice.code().name(), notice.count(), details.of(notice));
    return notice.page() == 0 ? words : strings.get("notice.page", notice.page(), words);
  }
}
