// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Cancellation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A letter that was misread on a scan is told apart from a change, and no change is taken for one.
 */
class MisreadingsTest {
  private static final String SENTENCE =
      "Within ten days of a notice the seller then %s the goods to the buyer of the store.";
  private static final String REST =
      "\n\nNobody else may modernise it, and the Rent is due to Marian.";

  private static Document document(String text, boolean scan) {
    Page page = new Page(1, text, PageLayout.unplaced(text.length()));
    return new Document(
        new DocumentId((scan ? "a" : "b").repeat(64)),
        "paper",
        Path.of("paper"),
        DocumentKind.PDF,
        List.of(
            scan
                ? page.withMarks(List.of(new Mark(0, text.length(), Mark.Kind.RECOGNIZED)))
                : page),
        List.of());
  }

  private static List<Kind> kinds(Document old, Document now) {
    return DocumentComparison.of(old, now, new Cancellation()).changes().stream()
        .map(Change::kind)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "sells, seils",
    "shall sell, sha1l sell",
    "returns, retums",
    "closes, doses",
    "the same, thc same"
  })
  void aLetterThatLooksLikeAnotherOnAScanIsPerhapsMisread(String said, String read) {
    String clean = SENTENCE.formatted(said) + REST;
    String scan = SENTENCE.formatted(read) + REST;
    assertEquals(List.of(Kind.MISREAD), kinds(document(clean, false), document(scan, true)));
    assertEquals(List.of(Kind.MISREAD), kinds(document(scan, true), document(clean, false)));
    assertEquals(List.of(Kind.CHANGED), kinds(document(clean, false), document(scan, false)));
  }

  @ParameterizedTest
  @CsvSource({
    "sells, rents",
    "sells 15, sells 16",
    "sells 10, sells lO",
    "sells 500, sells S00",
    "sells part ii, sells part iii",
    "sells for Rent, sells for Bent",
    "asks Marian about, asks Manan about",
    "sells then, sells tben and then",
    "modernise, modemise and sell",
    "does not sell, does now sell",
  })
  void aNumberANameAnEnumeratorAndAnotherWordAreChangesOnAScanToo(String said, String read) {
    String clean = SENTENCE.formatted(said) + REST;
    String scan = SENTENCE.formatted(read) + REST;
    assertEquals(List.of(Kind.CHANGED), kinds(document(clean, false), document(scan, true)));
  }

  @Test
  void aWordThatTheOtherSideHasElsewhereIsAnotherWord() {
    String before = SENTENCE.formatted("hears of") + " The seller bears the cost.";
    String after = SENTENCE.formatted("bears of") + " The seller bears the cost.";
    assertEquals(List.of(Kind.CHANGED), kinds(document(before, false), document(after, true)));
  }

  @Test
  void whatWasPerhapsMisreadIsToldBehindAllOtherChanges() {
    String before =
        SENTENCE.formatted("sells") + "\n\nThe rent is 900 euros a month for all of it.";
    String after = SENTENCE.formatted("seils") + "\n\nThe rent is 950 euros a month for all of it.";
    List<Change> told =
        DocumentComparison.of(document(before, false), document(after, true), new Cancellation())
            .byWeight();
    assertEquals(List.of(Kind.CHANGED, Kind.MISREAD), told.stream().map(Change::kind).toList());
  }
}
