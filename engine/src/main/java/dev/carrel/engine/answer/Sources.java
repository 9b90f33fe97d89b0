// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import java.util.List;

/**
 * What answers are looked up in, folded once for as long as the same pages are read: those of the
 * last question are kept, so that there is never more than what is in the context. Belongs to one
 * thread at a time.
 */
public final class Sources {
  /** What of a document is looked at; its texts are the same objects as long as it is in use. */
  private record Seen(DocumentId id, String name, String title, List<String> pages) {
    static Seen of(Document document) {
      List<String> pages = document.pages().stream().map(Page::text).toList();
      return new Seen(document.id(), document.name(), ChatMarks.title(document), pages);
    }
  }

  private List<Seen> seen = List.of();
  private Passages passages = new Passages(PassageText.of(List.of()));
  private QuoteFinder finder = new QuoteFinder(List.of());

  /** Looks at these documents from now on. */
  void use(List<Document> documents) {
    List<Seen> now = documents.stream().map(Seen::of).toList();
    if (!now.equals(seen)) {
      passages = new Passages(PassageText.of(documents));
      finder = new QuoteFinder(documents);
      seen = now;
    }
  }

  Passages passages() {
    return passages;
  }

  QuoteFinder finder() {
    return finder;
  }
}
