// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.HiddenText.Why;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String TEXT = "4.1 Rent\n4.2 Term\n\nunder a box";

  private static Page page(List<Address> addresses, List<Mark> marks) {
    return new Page(
        2,
        TEXT,
        PageLayout.unplaced(TEXT.length()),
        List.of(new HiddenText(19, TEXT.length(), Why.COVERED)),
        addresses,
        marks);
  }

  @Test
  void aPlaceIsCalledByTheLastAddressAtOrBeforeIt() {
    Page page = page(List.of(new Address(2, "¶ 4.1"), new Address(9, "¶ 4.2")), List.of());
    assertEquals(Optional.empty(), page.label());
    assertEquals(Optional.empty(), page.addressAt(1));
    assertEquals(Optional.of("¶ 4.1"), page.addressAt(8));
    assertEquals(Optional.of("¶ 4.2"), page.addressAt(9));
    assertEquals(Optional.of("iv"), page.withAddresses(List.of(new Address(0, "iv"))).label());
  }

  @Test
  void whatCanBeSeenKeepsItsAddressesAndMarksAndNoMarkReachesBeyondIt() {
    Page page =
        page(
            List.of(new Address(9, "¶ 4.2"), new Address(20, "¶ 9")),
            List.of(new Mark(4, 25, Mark.Kind.RECOGNIZED), new Mark(19, 21, Mark.Kind.STRUCK)));
    Page seen = page.seen();
    assertEquals(List.of(new Address(9, "¶ 4.2")), seen.addresses());
    assertEquals(List.of(new Mark(4, 17, Mark.Kind.RECOGNIZED)), seen.marks());
  }

  private static Document document(DocumentKind kind, Page... pages) {
    return new Document(
        new DocumentId("b".repeat(64)), "a", Path.of("a"), kind, List.of(pages), List.of());
  }

  private static TextSpan span(int page, int start, int end) {
    return new TextSpan(new DocumentId("b".repeat(64)), page, start, end);
  }

  @Test
  void aPlaceOnPaperIsCalledByItsPagesAndOneElsewhereByItsPart() {
    Page first = new Page(1, "ab", PageLayout.unplaced(2)).withAddresses(List.of(iv(0)));
    Page last = new Page(2, "cd", PageLayout.unplaced(2));
    Document paper = document(DocumentKind.PDF, first, last);
    List<TextSpan> over = List.of(span(1, 1, 2), span(2, 0, 1));
    assertEquals(Optional.of(new PlaceName.Labelled("iv–2", 2)), paper.standing(over).called());
    assertEquals(Optional.empty(), paper.standing(List.of(span(2, 0, 1))).called());
    Document note = document(DocumentKind.TEXT, first.withAddresses(List.of(iv(1))), last);
    assertEquals(Optional.of(new PlaceName.Part("iv")), note.standing(over).called());
    assertEquals(Optional.empty(), note.standing(List.of(span(1, 0, 1))).called());
  }

  private static Address iv(int start) {
    return new Address(start, "iv");
  }

  @Test
  void wordsStandFirmOnlyIfTheyAreSureAndStillSaid() {
    Page plain = new Page(1, "abc", PageLayout.unplaced(3));
    for (Mark.Kind kind : Mark.Kind.values()) {
      Document marked = document(DocumentKind.PDF, plain.withMarks(List.of(new Mark(0, 2, kind))));
      Standing standing = marked.standing(List.of(span(1, 1, 3)));
      assertEquals(Set.of(kind), standing.marks());
      assertEquals(kind.isText() && !kind.isDoubtful(), standing.isFirm());
      assertTrue(marked.standing(List.of(span(1, 2, 3))).isFirm());
    }
  }

  @Test
  void addressesAndMarksStandInOrderAndInTheText() {
    List<Address> turned = List.of(new Address(9, "b"), new Address(2, "a"));
    assertThrows(IllegalArgumentException.class, () -> page(turned, List.of()));
    List<Mark> beyond = List.of(new Mark(0, TEXT.length() + 1, Mark.Kind.NOTE));
    assertThrows(IllegalArgumentException.class, () -> page(List.of(), beyond));
    assertThrows(IllegalArgumentException.class, () -> new Address(0, " \n"));
  }

  @Test
  void anAddressAndANoticeAreOneLineAndOfBoundedLength() {
    assertEquals("Sheet 2!B7", new Address(0, " Sheet\n2!B7 ").name());
    assertEquals(Address.LONGEST, new Address(0, "x".repeat(500)).name().length());
    Notice cut = new Notice(Notice.Code.EMBEDDED_FILES, 1, "x ".repeat(1000));
    assertEquals(Notice.LONGEST_DETAIL, cut.detail().length());
    assertEquals(
        "page 1: 12 characters have no map to text and are unknown",
        new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 12, "").text());
  }
}
