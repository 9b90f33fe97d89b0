// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quote is found on a scan although a letter was misread, and no other one is. */
class ScanSlipsTest {
  /** What the rest of the document says, so that its words are known. */
  private static final String REST =
      " Elsewhere the Buyer shall agree to the irrevocable terms of each defaulting party and lose"
          + " nothing but bankruptcy dollars. The latter is not less than due.";

  private static final Mark.Kind POOR = Mark.Kind.POORLY_RECOGNIZED;

  private static Document scan(String text, String... hard) {
    Document document = Documents.of("scan", text);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(0, text.length(), Mark.Kind.RECOGNIZED));
    Arrays.stream(hard)
        .map(word -> new Mark(text.indexOf(word), text.indexOf(word) + word.length(), POOR))
        .forEach(marks::add);
    marks.sort(Mark.IN_ORDER);
    Page page = document.page(1).withMarks(marks);
    return new Document(
        document.id(), document.name(), document.file(), document.kind(), List.of(page), List.of());
  }

  private static Match match(Document document, String quote) {
    return new QuoteFinder(List.of(document)).find(1, quote, 0).match();
  }

  private static String sentence(String word) {
    return "Within thirty days of a notice the Seller then " + word + " pay the price in full";
  }

  @ParameterizedTest
  @CsvSource({
    "shali, shall",
    "shail, shall",
    "defauiting, defaulting",
    "bankruptey, bankruptcy",
    "doIars, dollars",
    "rrevocable, irrevocable",
    "partỳ, party",
    "BuyerSeller, Buyer Seller",
    "agre, agree",
  })
  void lettersThatLookAlikeAreNoOtherWord(String read, String said) {
    String page = sentence(read) + "." + REST;
    assertEquals(Match.CLOSE, match(scan(page), sentence(said)));
    assertEquals(Match.NONE, match(Documents.of("no scan", page), sentence(said)));
  }

  @ParameterizedTest
  @CsvSource({
    "may, shall",
    "not, now",
    "ii, iii",
    "S500, $500",
    "l0, 10",
    "5, 9",
    "revocable, irrevocable",
    "loose, lose money",
    "Lessor, Lessee",
  })
  void anotherWordOrNumberIsOneOnAScanToo(String read, String said) {
    assertEquals(Match.NONE, match(scan(sentence(read) + "." + REST), sentence(said)));
  }

  @Test
  void aWordThatIsReadSurelyAndOftenIsNoSlip() {
    String page = sentence("later") + ". Later, later, and later." + REST;
    assertEquals(Match.NONE, match(scan(page), sentence("latter")));
  }

  @Test
  void aWordThatIsMarkedAsHardMayBeOneThatLooksAlike() {
    String page = sentence("aiiocate") + ".";
    assertEquals(Match.NONE, match(scan(page), sentence("allocate")));
    assertEquals(Match.CLOSE, match(scan(page, "aiiocate"), sentence("allocate")));
  }

  @Test
  void blanksThatArePartOfNoWordMayBeMissing() {
    String page = "The operator may own, manage,operate or(maintain) any otherbusiness here.";
    String quote = "may own, manage, operate or (maintain) any other business here";
    assertEquals(Match.CLOSE, match(scan(page), quote));
    assertEquals(Match.NONE, match(Documents.of("no scan", page), quote));
  }
}
