// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Locale;

/** Says what was noticed when documents were read. */
final class NoticeWords {
  private NoticeWords() {}

  /** A notice in JSON: {@code page} is 0 for the document as a whole, {@code text} says it all. */
  record Json(String code, int page, int count, String detail, String text) {
    static Json of(Notice notice) {
      return new Json(
          notice.code().name().toLowerCase(Locale.ROOT),
          notice.page(),
          notice.count(),
          notice.detail(),
          notice.text());
    }
  }

  /** What was noticed of a document, a line each. */
  static List<String> lines(Document document) {
    return document.notices().stream().map(notice -> ShownText.line(notice.text())).toList();
  }

  /** Lines to stand under an answer; empty if nothing was noticed. */
  static String text(List<Document> documents) {
    StringBuilder text = new StringBuilder();
    for (Document document : documents) {
      for (String line : lines(document)) {
        text.append(System.lineSeparator())
            .append(ShownText.name(document.name()))
            .append(": ")
            .append(line)
            .append('.');
      }
    }
    return text.toString();
  }
}
