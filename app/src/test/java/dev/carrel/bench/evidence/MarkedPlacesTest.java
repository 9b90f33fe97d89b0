// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.TextSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedPlacesTest {
  private static final DocumentId ID = new DocumentId("0".repeat(64));

  private static Document document(String... texts) {
    List<Page> pages = new ArrayList<>();
    for (String text : texts) {
      pages.add(new Page(pages.size() + 1, text, PageLayout.unplaced(text.length())));
    }
    return new Document(ID, "a.pdf", Path.of("/a.pdf"), DocumentKind.PDF, pages, List.of());
  }

  private static List<Place> find(Document document, String span) {
    return new MarkedPlaces(document).of(new Clause(List.of(span), ""));
  }

  private static TextSpan span(int page, int start, int end) {
    return new TextSpan(ID, page, start, end);
  }

  @Test
  void aSpanIsFoundWhereverItsLinesEndAndHoweverItIsWritten() {
    Document document = document("Title\nThe  law of\nTexas, governs.");
    assertEquals(
        List.of(new Place(List.of(span(1, 6, 32)))), find(document, "the LAW of Texas governs"));
  }

  @Test
  void aSpanOverAPagesEndHasAPlaceOnBoth() {
    Document document = document("It ends on", "May 5, 2020. More.");
    assertEquals(
        List.of(new Place(List.of(span(1, 0, 10), span(2, 0, 11)))),
        find(document, "It ends on May 5, 2020."));
  }

  @Test
  void whatWasOmittedDividesASpan() {
    assertEquals(
        2,
        find(
                document("The buyer pays. And so on. The seller ships."),
                "The buyer pays. <omitted> The seller ships.")
            .size());
  }

  @Test
  void aSpanWithAFooterInItGoesFromItsBeginningToItsEnd() {
    String first = "Either party may assign its rights to an affiliate of its own";
    String second = "provided that written notice is given to the other party first";
    Document document = document(first + "\n- 17 -", second + " Then.");
    List<Place> found = find(document, first + " " + second);
    assertEquals(1, found.size());
    assertEquals(span(1, 0, first.length() + 5), found.getFirst().spans().getFirst());
    assertEquals(span(2, 0, second.length()), found.getFirst().spans().getLast());
  }

  @Test
  void whatIsNotThereIsCountedAsLost() {
    MarkedPlaces places = new MarkedPlaces(document("Nothing of the kind."));
    Clause clause = new Clause(List.of("The supplier keeps insurance.", "No"), "");
    assertEquals(List.of(), places.of(clause));
    assertEquals(1, places.lost(clause));
  }

  @Test
  void halfOfAPassageOrHalfOfASpanHasToOverlap() {
    Place marked = new Place(List.of(span(1, 100, 200)));
    assertTrue(new Place(List.of(span(1, 0, 150))).finds(marked));
    assertTrue(new Place(List.of(span(1, 190, 210))).finds(marked));
    assertFalse(new Place(List.of(span(1, 0, 140))).finds(marked));
    assertFalse(new Place(List.of(span(2, 100, 200))).finds(marked));
    assertFalse(new Place(List.of()).finds(marked));
  }
}
