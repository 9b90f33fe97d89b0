// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.PassageRanker;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static final Document LEASE = Documents.of("lease.txt", "The lease ends in May.", "");

  private final Sources sources = new Sources();

  private void use(List<Document> documents) {
    sources.use(documents, () -> Documents.ranker(documents));
  }

  private static Document again(Document document) {
    return new Document(
        document.id(),
        document.name(),
        document.file(),
        document.kind(),
        document.pages(),
        document.unreadable());
  }

  @Test
  void whatIsAskedAboutAgainIsNotFoldedAgain() {
    use(List.of(LEASE));
    QuoteFinder finder = sources.finder();
    PassageRanker ranker = sources.ranker();
    use(List.of(again(LEASE)));
    assertSame(finder, sources.finder());
    assertSame(ranker, sources.ranker());
  }

  @Test
  void aPageMoreAnotherNameOrAnotherOrderIsLookedUpAnew() {
    use(List.of(LEASE));
    QuoteFinder finder = sources.finder();
    use(List.of(Documents.of("lease.txt", "The lease ends in May.", "It was long.")));
    assertNotSame(finder, sources.finder());
    assertEquals(Match.VERBATIM, sources.finder().find(1, "It was long.", 0).match());
    use(List.of(LEASE, Documents.of("note.txt", "Not so.")));
    finder = sources.finder();
    use(List.of(Documents.of("note.txt", "Not so."), LEASE));
    assertNotSame(finder, sources.finder());
  }

  @Test
  void whatIsNoLongerReadIsNotFound() {
    use(List.of(LEASE));
    assertEquals(Match.VERBATIM, sources.finder().find(1, "ends in May", 0).match());
    use(List.of());
    assertEquals(Match.NONE, sources.finder().find(1, "ends in May", 0).match());
  }
}
