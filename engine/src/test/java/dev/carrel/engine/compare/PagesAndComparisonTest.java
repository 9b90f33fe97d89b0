// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands on pages because they are pages is no change; all else is. */
class PagesAndComparisonTest {
  private static final List<String> ALPHABET =
      List.of("apples", "barley", "cotton", "dates", "eggs", "flax", "grain", "hops");

  private static List<String> changes(List<String> before, List<String> after) {
    return DocumentComparison.of(Versions.old(before), Versions.now(after), new Cancellation())
        .changes()
        .stream()
        .map(change -> change.before().text() + " -> " + change.after().text())
        .toList();
  }

  private static String text(int page) {
    String goods = ALPHABET.get(page % ALPHABET.size());
    return "The Seller keeps %s of lot %d dry.\nThe Buyer counts the %s of lot %d twice.\nNobody else opens the store of %s number %d.\nThe keys of %s %d are kept by both."
        .formatted(goods, page * 7, goods, page * 7, goods, page * 7, goods, page * 7);
  }

  /** The same words as pages without heads and feet. */
  private static List<String> plain(int pages) {
    return List.of(
        String.join(
            "\n", IntStream.range(0, pages).mapToObj(PagesAndComparisonTest::text).toList()));
  }

  @Test
  void theHeadOfAnAnnexOfFewPagesIsNoTextNorAreItsOwnPageNumbers() {
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      pages.add(
          i < 12
              ? text(i) + "\nPage " + (i + 1) + " of 12"
              : "Rules for storekeepers\n" + text(i) + "\nAnnex D-" + (i - 11) + " Form 17");
    }
    assertEquals(List.of(), changes(pages, plain(16)));
  }

  @Test
  void romanNumbersOfPagesAreNoTextAndAPageNumberOutOfTheRowIsNone() {
    List<String> numbers =
        List.of("ii", "iii", "iv", "1", "2", "3", "4", "5", "6", "11", "12", "3", "14", "15");
    List<String> pages =
        IntStream.range(0, 14).mapToObj(i -> text(i) + "\n- " + numbers.get(i) + " -").toList();
    assertEquals(List.of(), changes(pages, plain(14)));
  }

  @Test
  void theLastRowsOfTablesAreComparedThoughTheyAreAlikeButForTheirNumbers() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String rows = text(i) + "\nTotal of the lot %d 4,%d00";
      before.add(rows.formatted(50 - 3 * i * i, 9 - i));
      after.add(rows.formatted(50 - 3 * i * i, i == 4 ? 1 : 9 - i));
    }
    List<String> changes = changes(before, after);
    assertEquals(1, changes.size(), changes::toString);
    assertEquals("Total of the lot 2 4,500 -> Total of the lot 2 4,100", changes.getFirst());
  }

  @Test
  void aWordThatALineOrAPagePartsIsTheSameAndTwoNumbersAreNotOne() {
    String whole = "The Seller signs the non-disclosure agreement before it opens the store.";
    List<String> parted =
        List.of("The Seller signs the non- disclosure agree-", "ment before it opens the store.");
    assertEquals(List.of(), changes(parted, List.of(whole)));
    assertEquals(List.of(), changes(List.of(whole), parted));
    assertEquals(1, changes(List.of("It lasts 5- 10 days."), List.of("It lasts 510 days.")).size());
    assertEquals(
        1, changes(List.of("It is in form there."), List.of("It is inform there.")).size());
  }

  @Test
  void theWordBeforeAClausesNumberIsNoChangeWhereTheClausesAreCutOtherwise() {
    String items =
        "The Bank shall\nA. keep the papers of the customer safe and dry;\nB. destroy them when the"
            + " customer says so in writing; %s\nC. tell the customer of it at once, with the day"
            + " and the place.";
    List<String> before = List.of(items.formatted("and"));
    List<String> after = List.of(items.formatted("\n\nand").replace("\nC.", " C."));
    assertEquals(List.of(), changes(before, after));
  }
}
