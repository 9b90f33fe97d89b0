// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.evidence.Definitions;
import dev.carrel.engine.evidence.PassageRanker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
  private Optional<PassageRanker> ranker = Optional.empty();
  private QuoteFinder finder = new QuoteFinder(List.of());
  private Map<DocumentId, Definitions> definitions = Map.of();

  /**
   * Looks at these documents from now on.
   *
   * @param fresh ranks their passages
   */
  void use(List<Document> documents, Supplier<PassageRanker> fresh) {
    List<Seen> now = documents.stream().map(Seen::of).toList();
    if (ranker.isEmpty() || !now.equals(seen)) {
      ranker = Optional.of(fresh.get());
      finder = new QuoteFinder(documents);
      Map<DocumentId, Definitions> defined = new HashMap<>();
      now.forEach(document -> defined.put(document.id(), Definitions.of(document.pages())));
      definitions = defined;
      seen = now;
    }
  }

  /** Ranks the passages of the documents in use. */
  PassageRanker ranker() {
    return ranker.orElseThrow();
  }

  QuoteFinder finder() {
    return finder;
  }

  /** What parties are called in a document. */
  Definitions definitions(DocumentId document) {
    return definitions.getOrDefault(document, Definitions.NONE);
  }

  /** The text of a page; empty if it is not looked at. */
  String page(DocumentId document, int number) {
    return seen.stream()
        .filter(one -> one.id().equals(document) && number <= one.pages().size())
        .map(one -> one.pages().get(number - 1))
        .findFirst()
        .orElse("");
  }
}
