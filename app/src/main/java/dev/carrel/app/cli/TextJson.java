// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A document in {@code carrel text --json}. */
record TextJson(
    String file,
    String kind,
    List<PageJson> pages,
    List<UnreadablePage> unreadable,
    List<PlanJson.HiddenJson> hidden,
    List<NoticeWords.Json> notices) {

  /** From a character on, a place is called so. */
  record AddressJson(int start, String name) {}

  /** How characters came to stand on a page, or why they cannot be seen. */
  record PartJson(int start, int end, String kind) {}

  record PageJson(
      int number,
      @Nullable String label,
      String text,
      List<AddressJson> addresses,
      List<PartJson> marks,
      List<PartJson> hidden) {
    static PageJson of(Page page, boolean paper) {
      return new PageJson(
          page.number(),
          paper ? page.label().orElse(null) : null,
          page.text(),
          page.addresses().stream().map(a -> new AddressJson(a.start(), a.name())).toList(),
          page.marks().stream()
              .map(m -> new PartJson(m.start(), m.end(), lower(m.kind())))
              .toList(),
          page.hidden().stream()
              .map(h -> new PartJson(h.start(), h.end(), lower(h.why())))
              .toList());
    }
  }

  /** With what cannot be seen, or without it. */
  static TextJson of(Document whole, boolean hidden) {
    Document document = hidden ? whole : whole.seen();
    boolean paper = document.kind().hasPaper();
    return new TextJson(
        document.file().toString(),
        lower(document.kind().name()),
        document.pages().stream().map(page -> PageJson.of(page, paper)).toList(),
        document.unreadable(),
        HiddenOnPage.of(whole.pages()).stream().map(PlanJson.HiddenJson::of).toList(),
        document.notices().stream().map(NoticeWords.Json::of).toList());
  }

  private static String lower(Enum<?> word) {
    return lower(word.name());
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
